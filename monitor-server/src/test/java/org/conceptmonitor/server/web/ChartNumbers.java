package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.conceptmonitor.server.web.Answers.Row;

/** Compares what the page's charts hold with what the server answers. */
public final class ChartNumbers {
  private static final Map<String, String> SCALARS =
      Map.of(
          "score-chart", "train/score",
          "accuracy-chart", "train/accuracy",
          "learning-rate-chart", "train/learning_rate",
          "speed-chart", "train/examples_per_second");
  private static final Map<String, String> DISTANCES =
      Map.of(
          "d_anchor", "anchor_distance",
          "shuffled labels", "anchor_distance_shuffled",
          "reachable", "anchor_distance_reachable");
  private static final List<String> CATEGORIES =
      List.of("color", "texture", "material", "part", "object", "scene", "uncategorised");

  private final MonitorPage page;
  private final Answers answers;
  private final String run;

  /** Compares the charts of the shown run. */
  public ChartNumbers(MonitorPage page, Answers answers, String run) {
    this.page = page;
    this.answers = answers;
    this.run = run;
  }

  /** Waits until every chart holds the numbers of the answers at the newest epoch. */
  public void assertAllEqualTheAnswers() {
    page.eventually(this::assertScalars);
    page.eventually(this::assertDistances);
    page.eventually(this::assertDiversity);
    page.eventually(this::assertCategories);
    page.eventually(this::assertAnchorDistances);
    assertEmbeddingEventually(newestEpoch());
  }

  /** Waits until the embedding view shows an epoch. */
  public void assertEmbeddingEventually(int epoch) {
    page.eventually(() -> assertEmbedding(epoch));
  }

  /** Score, accuracy, learning rate and speed. */
  public void assertScalars() {
    SCALARS.forEach(
        (chart, tag) ->
            assertThat(page.numbers(chart, "raw"))
                .as(chart)
                .isEqualTo(points(answers.ask(run, "scalars?tag=" + tag), "step", "value")));
  }

  /** d_anchor of each layer and its references. */
  public void assertDistances() {
    for (String layer : layers()) {
      List<Row> rows = ofLayer("diversity", layer);
      String chart = "anchor-distance-" + layer;
      DISTANCES.forEach(
          (series, column) ->
              assertThat(page.numbers(chart, series))
                  .as("%s, %s", chart, series)
                  .isEqualTo(points(rows, "epoch", column)));
      assertThat(page.numbers(chart, "untrained"))
          .as("%s, untrained", chart)
          .extracting(item -> item.get(1))
          .containsOnly(rows.get(0).drawn("anchor_distance"));
    }
  }

  /** Mean pairwise distance and distinct concepts of each layer. */
  public void assertDiversity() {
    for (String layer : layers()) {
      List<Row> rows = ofLayer("diversity", layer);
      assertThat(page.numbers("pairwise-distance-chart", layer))
          .isEqualTo(points(rows, "epoch", "mean_pairwise_distance"));
      assertThat(page.numbers("distinct-concepts-chart", layer))
          .isEqualTo(points(rows, "epoch", "distinct_concepts"));
    }
  }

  /** Neurons per category, low-level, without a concept, and dead, of each layer and epoch. */
  public void assertCategories() {
    for (String layer : layers()) {
      String chart = "categories-" + layer;
      List<Row> epochs = ofLayer("diversity", layer);
      List<Row> counts = ofLayer("categories", layer);
      for (String category : CATEGORIES) {
        assertThat(page.numbers(chart, category))
            .as("%s, %s", chart, category)
            .isEqualTo(items(epochs, row -> count(counts, row.number("epoch"), category)));
      }
      assertThat(page.numbers(chart, "low-level"))
          .isEqualTo(items(epochs, row -> count(counts, row.number("epoch"), "low-level")));
      assertThat(page.numbers(chart, "none"))
          .isEqualTo(
              items(
                  epochs,
                  row ->
                      row.number("living")
                          - row.number("interpretable")
                          - count(counts, row.number("epoch"), "low-level")));
      assertThat(page.numbers(chart, "untrained"))
          .isEqualTo(items(epochs, row -> epochs.get(0).number("interpretable")));
      assertThat(page.numbers(chart, "dead"))
          .isEqualTo(items(epochs, row -> row.number("neurons") - row.number("living")));
    }
  }

  /** The distance of each layer's nearest neuron to each of the user's own anchors. */
  public void assertAnchorDistances() {
    for (Row anchor : answers.ask(run, "anchors")) {
      String chart = "anchor-chart-" + anchor.text("anchor");
      for (String layer : layers()) {
        List<Row> rows =
            filter(
                ofLayer("anchor-distances", layer),
                row -> row.text("anchor").equals(anchor.text("anchor")));
        assertThat(page.numbers(chart, layer))
            .as("%s, %s", chart, layer)
            .isEqualTo(points(rows, "epoch", "distance"));
      }
    }
  }

  /** Concepts, own anchors, and the neurons that have a place at an epoch. */
  public void assertEmbedding(int epoch) {
    Predicate<Row> placed = row -> row.drawn("x") != null;
    assertThat(page.numbers("embedding-chart", "concepts"))
        .isEqualTo(points(filter(answers.ask(run, "concepts"), placed), "x", "y"));
    assertThat(page.numbers("embedding-chart", "anchors"))
        .isEqualTo(points(filter(answers.ask(run, "anchors"), placed), "x", "y"));
    assertThat(page.numbers("embedding-chart", "neurons"))
        .containsExactlyInAnyOrderElementsOf(
            points(
                filter(answers.ask(run, "neurons?epoch=" + epoch), placed),
                "x",
                "y",
                "similarity"));
  }

  /** The newest complete epoch. */
  public int newestEpoch() {
    List<Row> snapshots = answers.ask(run, "snapshots");
    assertThat(snapshots).as("complete epochs").isNotEmpty();
    return (int) snapshots.get(snapshots.size() - 1).number("epoch");
  }

  private List<String> layers() {
    return answers.ask(run, "layers").stream().map(row -> row.text("layer")).toList();
  }

  private List<Row> ofLayer(String question, String layer) {
    return filter(answers.ask(run, question), row -> row.text("layer").equals(layer));
  }

  private static List<Row> filter(List<Row> rows, Predicate<Row> wanted) {
    return rows.stream().filter(wanted).toList();
  }

  private static double count(List<Row> counts, double epoch, String category) {
    return counts.stream()
        .filter(row -> row.number("epoch") == epoch && row.text("category").equals(category))
        .mapToDouble(row -> row.number("neurons"))
        .sum();
  }

  /** The drawn numbers of some columns. */
  private static List<List<Double>> points(List<Row> rows, String... columns) {
    return rows.stream().map(row -> Arrays.stream(columns).map(row::drawn).toList()).toList();
  }

  private static List<List<Double>> items(List<Row> rows, Function<Row, Double> value) {
    return rows.stream().map(value).map(Collections::singletonList).toList();
  }
}
