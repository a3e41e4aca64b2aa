package org.conceptmonitor.examples.regularizer;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.conceptmonitor.examples.regularizer.Regularized.Told;
import org.conceptmonitor.regularizer.dl4j.ConceptDiversity;
import org.conceptmonitor.regularizer.dl4j.ConceptDiversityBuilder;

/** The rows of the table. */
final class Arms {
  /** The arm with the recommended settings. */
  static final String DEFAULT = "regularized";

  /** The recommended settings, told of other images. */
  static final String SHUFFLED = "shuffled P";

  private static final double FRACTION = 0.3;

  private Arms() {}

  /** All arms; one that needs another's time comes after it. */
  static List<Arm> all() {
    return List.of(
        new Untrained(),
        new Plain(),
        onPhotographs(DEFAULT, ConceptDiversity::builder, Told.TRUTH),
        new LongerPlain(DEFAULT),
        onPhotographs(SHUFFLED, ConceptDiversity::builder, ConceptTable::shuffled),
        onPhotographs("random P", ConceptDiversity::builder, ConceptTable::random),
        new Penalized("decorrelation", FRACTION, seed -> new Decorrelation()),
        new Penalized("gradient noise", FRACTION, GradientNoise::new),
        onPhotographs("fraction 0.1", fraction(0.1), Told.TRUTH),
        onPhotographs("fraction 1", fraction(1), Told.TRUTH),
        onPhotographs("fraction 1, shuffled P", fraction(1), ConceptTable::shuffled),
        onPhotographs("thesis", ConceptDiversity::thesis, Told.TRUTH),
        onPhotographs("thesis, shuffled P", ConceptDiversity::thesis, ConceptTable::shuffled),
        mixed("with drawn images", Told.TRUTH),
        mixed("with drawn images, shuffled P", ConceptTable::shuffled));
  }

  private static Arm onPhotographs(
      String name, Supplier<ConceptDiversityBuilder> settings, Told told) {
    return new Regularized(name, settings, Lesson::photographs, told);
  }

  private static Arm mixed(String name, Told told) {
    Function<Lesson, Material> mixed = Lesson::mixed;
    return new Regularized(name, ConceptDiversity::builder, mixed, told);
  }

  private static Supplier<ConceptDiversityBuilder> fraction(double fraction) {
    return () -> ConceptDiversity.builder().fractionOfLossGradient(fraction);
  }
}
