package org.conceptmonitor.examples.regularizer;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A column of the tables. */
enum Measure {
  ACCURACY("accuracy", 3, Trial::accuracy),
  INTERPRETABLE("interpretable", 1, Trial::interpretable),
  DEAD("dead", 1, Trial::dead),
  DRAWN("drawn", 3, Trial::drawn),
  DRAWN_03("drawn, T .03", 3, Trial::drawn03),
  DRAWN_1("drawn, T .1", 3, Trial::drawn1),
  DRAWN_BEFORE("drawn, before ReLU", 3, Trial::drawnBefore),
  PHOTO("photographs", 3, Trial::photo),
  PHOTO_03("photographs, T .03", 3, Trial::photo03),
  PHOTO_1("photographs, T .1", 3, Trial::photo1),
  PHOTO_BEFORE("photographs, before ReLU", 3, Trial::photoBefore),
  RATIO_MEDIAN("gradient ratio, median", 2, Trial::ratioMedian),
  RATIO_95("95%", 2, Trial::ratio95),
  EPOCHS("epochs", 1, Trial::epochs),
  SECONDS("wall time, s", 1, Trial::seconds),
  PROCESSOR_SECONDS("processor time, s", 1, Trial::processorSeconds);

  private final String title;
  private final int decimals;

  @SuppressWarnings("ImmutableEnumChecker") // only method references, which hold nothing
  private final ToDoubleFunction<Trial> value;

  Measure(String title, int decimals, ToDoubleFunction<Trial> value) {
    this.title = title;
    this.decimals = decimals;
    this.value = value;
  }

  String title() {
    return title;
  }

  double of(Trial trial) {
    return value.applyAsDouble(trial);
  }

  /** A value to as many digits as this measure deserves; NaN says that there is none. */
  String format(double number) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }
}
