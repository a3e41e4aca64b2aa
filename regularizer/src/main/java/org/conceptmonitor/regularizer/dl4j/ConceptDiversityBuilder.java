package org.conceptmonitor.regularizer.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.conceptmonitor.regularizer.text.TextEncoder;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;

/** Settings of a {@link ConceptDiversity}; needs a layer and a source of concept activations. */
public final class ConceptDiversityBuilder {
  private final List<String> layers = new ArrayList<>();
  private double strength;
  private boolean relative;
  private ISchedule temperature;
  private boolean preActivation = true;
  private NonFinitePolicy onNonFinite = NonFinitePolicy.FAIL;
  private List<String> anchors = List.of();
  private ConceptSource source;
  private TextEncoder encoder;

  ConceptDiversityBuilder() {}

  /** A layer to regularize; call once for each. */
  public ConceptDiversityBuilder layer(String name) {
    if (layers.contains(name)) {
      throw new IllegalArgumentException(
          "layer '%s' is named twice: name each layer once".formatted(name));
    }
    layers.add(name);
    return this;
  }

  /** A fixed strength: L = L_std + beta d_anchor for each layer. At least 0. */
  public ConceptDiversityBuilder beta(double beta) {
    return strength("beta", beta, false);
  }

  /**
   * A strength that follows the loss: at every step and layer the term's gradient gets this
   * fraction of the norm that the loss's gradient has at the layer. The score then counts d_anchor
   * with the weight of the latest step.
   */
  public ConceptDiversityBuilder fractionOfLossGradient(double fraction) {
    return strength("fraction", fraction, true);
  }

  /** A constant temperature T, above 0. */
  public ConceptDiversityBuilder temperature(double constant) {
    if (!(constant > 0 && Double.isFinite(constant))) {
      throw new IllegalArgumentException(
          "the temperature is %s: expected a finite number above 0, such as 0.1"
              .formatted(constant));
    }
    return temperature(new FixedSchedule(constant));
  }

  /** A temperature by iteration or epoch; all its values must be above 0. */
  public ConceptDiversityBuilder temperature(ISchedule schedule) {
    this.temperature = schedule;
    return this;
  }

  /** The concepts to have a neuron near; all of the source's if none are named. */
  public ConceptDiversityBuilder anchors(String... words) {
    this.anchors = List.of(words);
    return this;
  }

  /**
   * Whether to take the values before the activation function, the default: a ReLU's zeros have no
   * gradient. Holds for dense, convolution and activation layers; others have none of their own.
   */
  public ConceptDiversityBuilder preActivation(boolean before) {
    this.preActivation = before;
    return this;
  }

  /** What to do about activations that are NaN or infinite; FAIL by default. */
  public ConceptDiversityBuilder onNonFinite(NonFinitePolicy policy) {
    this.onNonFinite = policy;
    return this;
  }

  /** Where the concept activations will come from: the source given to the iterator. */
  public ConceptDiversityBuilder conceptActivations(ConceptSource conceptSource) {
    this.source = conceptSource;
    return this;
  }

  /** The text encoder f; by default the table of the Broden words. */
  public ConceptDiversityBuilder textEncoder(TextEncoder textEncoder) {
    this.encoder = textEncoder;
    return this;
  }

  /**
   * Encodes the words.
   *
   * @throws IllegalStateException if no layer or no source was named
   * @throws IllegalArgumentException if an anchor is no concept, or the encoder lacks a word
   */
  public ConceptDiversity build() {
    if (layers.isEmpty()) {
      throw new IllegalStateException("no layer is named: call layer(\"...\")");
    }
    if (source == null) {
      throw new IllegalStateException(
          "there is no source of concept activations: call conceptActivations(source)");
    }
    ConceptSet concepts = source.concepts();
    TextEncoder words = encoder == null ? BrodenVectors.load() : encoder;
    return new ConceptDiversity(
        new WordTable(concepts.name(), words.encode(concepts.words()), indices(concepts)),
        List.copyOf(layers),
        new TermOptions(strength, relative, temperature, onNonFinite),
        preActivation);
  }

  private int[] indices(ConceptSet concepts) {
    return anchors.isEmpty()
        ? IntStream.range(0, concepts.size()).toArray()
        : anchors.stream().mapToInt(word -> index(concepts, word)).toArray();
  }

  private static int index(ConceptSet concepts, String word) {
    return concepts
        .indexOf(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the anchor '%s' is not among the %d concepts of %s: anchors must be concepts"
                        .formatted(word, concepts.size(), concepts.name())));
  }

  private ConceptDiversityBuilder strength(String name, double value, boolean ofLossGradient) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "the %s is %s: expected a finite number of at least 0".formatted(name, value));
    }
    this.strength = value;
    this.relative = ofLossGradient;
    return this;
  }
}
