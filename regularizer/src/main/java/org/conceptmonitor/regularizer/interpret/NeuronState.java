package org.conceptmonitor.regularizer.interpret;

/** What a probe set tells of a neuron. */
public enum NeuronState {
  /** It gives every image the same answer; a dead ReLU unit always answers 0. */
  DEAD("dead"),
  /** It answers, but nothing known describes it; also if it answers NaN or infinity. */
  NONE("none"),
  /**
   * Some concept fits better than by chance, but not once brightness, contrast, edges and area are
   * taken out.
   */
  LOW_LEVEL("low-level"),
  /** A concept describes it. */
  CONCEPT("concept");

  private final String label;

  NeuronState(String label) {
    this.label = label;
  }

  /** The name in tables, for example {@code low-level}. */
  public String label() {
    return label;
  }
}
