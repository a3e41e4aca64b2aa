package org.conceptmonitor.regularizer.interpret;

/** What an image is like whatever it shows. */
public enum Nuisance {
  /** Mean brightness. */
  BRIGHTNESS("brightness"),
  /** Standard deviation of brightness. */
  CONTRAST("contrast"),
  /** Mean difference of neighbouring pixels. */
  EDGES("edges"),
  /** Share of pixels that differ from the border's median brightness. */
  AREA("area");

  private final String label;

  Nuisance(String label) {
    this.label = label;
  }

  /** The name in tables, for example {@code edges}. */
  public String label() {
    return label;
  }
}
