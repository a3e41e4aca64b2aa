package org.conceptmonitor.examples.regularizer;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The trials of one architecture as Markdown: values, d_anchor by T, and differences to the plain
 * network of the same seed.
 */
final class Report {
  private static final List<Measure> VALUES =
      List.of(
          Measure.ACCURACY,
          Measure.INTERPRETABLE,
          Measure.DRAWN,
          Measure.DRAWN_BEFORE,
          Measure.PHOTO,
          Measure.PHOTO_BEFORE,
          Measure.DEAD,
          Measure.RATIO_MEDIAN,
          Measure.RATIO_95,
          Measure.EPOCHS,
          Measure.SECONDS,
          Measure.PROCESSOR_SECONDS);
  private static final List<Measure> DISTANCES =
      List.of(
          Measure.DRAWN,
          Measure.DRAWN_03,
          Measure.DRAWN_1,
          Measure.PHOTO,
          Measure.PHOTO_03,
          Measure.PHOTO_1);
  private static final List<Measure> COMPARED =
      List.of(
          Measure.ACCURACY,
          Measure.INTERPRETABLE,
          Measure.DRAWN,
          Measure.DRAWN_BEFORE,
          Measure.PHOTO,
          Measure.PHOTO_BEFORE);

  private static final double LEAST_P = 0.001;

  private final Comparison trials;

  Report(Comparison trials) {
    this.trials = trials;
  }

  /**
   * All tables.
   *
   * @param reachable the least d_anchor that as many free vectors reach
   */
  String markdown(double reachable) {
    return String.join(
        "\n",
        "## " + trials.network(),
        "",
        "Mean ± standard deviation over seeds. d_anchor at T = 0.01 of living units, of the ReLU's outputs if not said otherwise; 64 free vectors reach "
            + Measure.DRAWN.format(reachable)
            + ".",
        "",
        table("seeds", VALUES, this::seeds, this::value),
        "d_anchor by temperature, of the ReLU's outputs:",
        "",
        table("seeds", DISTANCES, this::seeds, this::value),
        "Differences to the plain network of the same seed: mean ± standard deviation, p of the paired t-test, in how many pairs the value is lower.",
        "",
        table("pairs", COMPARED, this::pairs, this::difference),
        new Verdict(trials).sentences());
  }

  private String table(
      String counted, List<Measure> columns, Function<String, String> count, Cell cell) {
    Stream<String> head =
        Stream.concat(Stream.of("arm", counted), columns.stream().map(Measure::title));
    String rule = "|---".repeat(columns.size() + 2) + "|\n";
    return row(head)
        + rule
        + trials.arms().stream()
            .map(
                arm ->
                    row(
                        Stream.concat(
                            Stream.of(arm, count.apply(arm)),
                            columns.stream().map(measure -> cell.of(arm, measure)))))
            .collect(joining());
  }

  private static String row(Stream<String> cells) {
    return cells.collect(joining(" | ", "| ", " |\n"));
  }

  private String seeds(String arm) {
    return String.valueOf(trials.sample(arm, Measure.ACCURACY).values().length);
  }

  private String pairs(String arm) {
    return String.valueOf(trials.difference(arm, Measure.ACCURACY).values().length);
  }

  private String value(String arm, Measure measure) {
    return spread(trials.sample(arm, measure), measure);
  }

  private String difference(String arm, Measure measure) {
    Sample sample = trials.difference(arm, measure);
    return "%s, %s, %d of %d"
        .formatted(
            spread(sample, measure),
            probability(sample.pValue()),
            sample.below(),
            sample.values().length);
  }

  private static String spread(Sample sample, Measure measure) {
    String mean = measure.format(sample.mean());
    return sample.values().length < 2 ? mean : mean + " ± " + measure.format(sample.deviation());
  }

  private static String probability(double p) {
    return p < LEAST_P ? "p < 0.001" : String.format(Locale.ROOT, "p %.3f", p);
  }

  @FunctionalInterface
  private interface Cell {
    String of(String arm, Measure measure);
  }
}
