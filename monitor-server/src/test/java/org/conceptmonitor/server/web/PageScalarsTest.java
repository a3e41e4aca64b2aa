package org.conceptmonitor.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.web.Answers.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class PageScalarsTest {
  private static final long NOW = System.currentTimeMillis();
  private static final List<String> TAGS =
      List.of("train/accuracy", "train/examples_per_second", "train/learning_rate", "train/score");

  private static final String HELD =
      "() => document.querySelector('cm-app').monitor.data.scalars"
          + ".filter(({tag}) => tag === 'own/live').length";

  private MonitorServer server;
  private Browser browser;
  private PageRun first;
  private PageRun second;
  private Answers answers;
  private MonitorPage page;

  @BeforeEach
  void startServer(Browser browser) {
    this.browser = browser;
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    first = new PageRun(server.uri(), "first", NOW - 5000).send(3);
    second = new PageRun(server.uri(), "second", NOW).send(4);
    answers = new Answers(server.uri());
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  private void open(String place) {
    page = MonitorPage.open(browser, server.uri(), "/scalars?" + place);
    page.eventually(() -> assertThat(headings()).isNotEmpty());
  }

  private void openBoth(String place) {
    open("run=%s&with=%s%s".formatted(first.id, second.id, place));
    page.eventually(() -> assertThat(page.series("scalar-train/score")).contains("second"));
  }

  private List<String> headings() {
    return page.browserPage().locator("cm-scalar-chart").all().stream()
        .map(chart -> (String) chart.evaluate("chart => chart.tag"))
        .toList();
  }

  private List<List<Double>> points(PageRun run, String tag, ToDoubleFunction<Row> x) {
    return answers.ask(run.id.toString(), "scalars?tag=" + tag).stream()
        .map(row -> Arrays.asList(x.applyAsDouble(row), row.drawn("value")))
        .toList();
  }

  private void assertDrawn(String tag, ToDoubleFunction<Row> x) {
    String chart = "scalar-" + tag;
    page.eventually(
        () -> assertThat(page.numbers(chart, "first")).isEqualTo(points(first, tag, x)));
    assertThat(page.numbers(chart, "second")).isEqualTo(points(second, tag, x));
  }

  @Test
  void everySeriesOfTheChosenRunsHoldsTheNumbersOfTheAnswers() {
    openBoth("");
    assertThat(headings()).containsExactlyElementsOf(TAGS);
    TAGS.forEach(tag -> assertDrawn(tag, row -> row.number("step")));
    assertThat(page.numbers("scalar-train/score", "second, not finite"))
        .extracting(mark -> mark.get(0))
        .containsExactly(30.0, 31.0, 32.0);
    assertThat(page.browserPage().getByText("6 values are not finite, first NaN").isVisible())
        .isTrue();
  }

  @Test
  void aRunThatIsLeftOutLeavesTheChartsAndTheAddress() {
    openBoth("");
    page.part("compared").getByLabel("Leave out second").click();
    page.eventually(
        () ->
            assertThat(page.series("scalar-train/score"))
                .contains("first")
                .doesNotContain("second"));
    assertThat(page.browserPage().url()).doesNotContain("with=");
  }

  @Test
  void newPointsOfEveryChosenRunArriveByThemselves() {
    openBoth("");
    first.sendEpoch(3);
    second.sendEpoch(4);
    page.eventually(() -> assertThat(page.numbers("scalar-train/score", "first")).hasSize(60));
    page.eventually(() -> assertThat(page.numbers("scalar-train/score", "second")).hasSize(80));
  }

  @Test
  void seriesAreSearchedByRegularExpression() {
    open("");
    Locator search = page.browserPage().locator("input[name=match]");
    search.fill("SCORE|accuracy$");
    page.eventually(() -> assertThat(headings()).containsExactly("train/accuracy", "train/score"));
    assertThat(page.part("shown-tags").innerText()).startsWith("2 of");
    search.fill("nothing");
    page.eventually(
        () ->
            assertThat(page.part("no-series").innerText())
                .isEqualTo("No series matches “nothing”."));
    search.fill("(");
    page.eventually(() -> assertThat(headings()).containsExactlyElementsOf(TAGS));
    assertThat(page.browserPage().getByText("not a regular expression").isVisible()).isTrue();
  }

  @Test
  void aPinnedSeriesComesFirstAlsoAfterAReload() {
    open("");
    page.browserPage().getByLabel("Pin train/score").click();
    page.eventually(() -> assertThat(headings()).first().isEqualTo("train/score"));
    page.browserPage().reload();
    page.eventually(() -> assertThat(headings()).hasSize(4).first().isEqualTo("train/score"));
    assertThat(page.browserPage().url()).contains("pin=train/score");
  }

  @Test
  void theHorizontalAxisIsStepEpochRelativeOrWallTime() {
    openBoth("");
    axis("epoch");
    assertDrawn("train/accuracy", row -> row.number("step") / PageRun.ITERATIONS);
    axis("wall");
    assertDrawn("train/accuracy", row -> row.number("time"));
    axis("relative");
    assertDrawn("train/accuracy", row -> row.number("step") / 10);
    axis("step");
    assertDrawn("train/accuracy", row -> row.number("step"));
  }

  private void axis(String x) {
    page.browserPage().locator("button[data-x=" + x + "]").click();
  }

  @Test
  void oneKeyMakesBothAxesLogarithmicAndWhatHasNoPlaceThereIsCounted() {
    first.sendSeries("own/change", -1, 0, 2, 4);
    open("run=" + first.id);
    page.eventually(() -> assertThat(headings()).contains("own/change"));
    page.browserPage().keyboard().press("l");
    page.eventually(
        () ->
            assertThat(
                    page.part("scalar-own/change")
                        .evaluate(
                            "({chart}) => [chart.getOption().xAxis[0].type,"
                                + " chart.getOption().yAxis[0].type]"))
                .isEqualTo(List.of("log", "log")));
    assertThat(page.part("scalar-own/change-partial").innerText())
        .isEqualTo("2 of 4 points are not above 0 and have no place on logarithmic axes.");
    page.browserPage().keyboard().press("l");
    page.eventually(() -> assertThat(page.part("scalar-own/change-partial").count()).isZero());
  }

  @Test
  void mergedPointsKeepTheirExtremesAndAreCounted() {
    double[] values = IntStream.range(0, 3000).mapToDouble(i -> Math.sin(i / 50.0)).toArray();
    values[1234] = 99;
    values[2345] = -77;
    values[100] = Double.NaN;
    first.sendSeries("own/long", values);
    open("run=" + first.id);
    page.eventually(() -> assertThat(page.numbers("scalar-own/long", "first")).hasSize(1000));
    List<List<Double>> band = page.numbers("scalar-own/long", "first, range");
    assertThat(band).extracting(item -> item.get(2)).contains(99.0);
    assertThat(band).extracting(item -> item.get(1)).contains(-77.0);
    assertThat(page.numbers("scalar-own/long", "first, not finite"))
        .extracting(item -> item.get(0))
        .containsExactly(102.0);
    assertThat(page.part("scalar-own/long-partial").innerText().replaceAll("\\s+", " "))
        .isEqualTo(
            "3,000 points are drawn as 1,000 means; the band spans the smallest and largest"
                + " values.");
    assertThat(new String(page.save("scalar-own/long", "CSV"), UTF_8).lines()).hasSize(1001);
  }

  @Test
  void whatTheServerMergedKeepsItsExtremesItsCountsAndItsLastPoint() {
    double[] values = IntStream.range(0, 12_000).mapToDouble(i -> Math.sin(i / 50.0)).toArray();
    values[1234] = 99;
    values[2345] = -77;
    values[100] = Double.NaN;
    values[102] = Double.NEGATIVE_INFINITY;
    values[11_999] = 0.125;
    first.sendSeries("own/long", values);
    open("run=" + first.id);
    page.eventually(
        () ->
            assertThat(page.numbers("scalar-own/long", "first"))
                .hasSizeBetween(500, 1000)
                .last()
                .extracting(item -> item.get(0))
                .isEqualTo(12_000.0));
    List<List<Double>> band = page.numbers("scalar-own/long", "first, range");
    assertThat(band).extracting(item -> item.get(2)).contains(99.0);
    assertThat(band).extracting(item -> item.get(1)).contains(-77.0);
    assertThat(page.part("scalar-own/long-partial").innerText()).startsWith("12,000 points");
    assertThat(page.browserPage().getByText("2 values are not finite").isVisible()).isTrue();
    assertThat(new String(page.save("scalar-own/long", "CSV"), UTF_8).strip()).endsWith(",0.125");
  }

  @Test
  void aSeriesThatGrowsWhileItIsShownIsHeldAsRangesThatKeepItsExtremesAndCounts() {
    open("run=" + first.id);
    for (int points = 1500; points <= 6000; points += 1500) {
      first.post(IntStream.rangeClosed(points - 1499, points).mapToObj(this::growing).toList());
      String told = "%,d values".formatted(points);
      page.eventually(
          () ->
              assertThat(page.part("scalar-own/live").locator(".canvas").getAttribute("aria-label"))
                  .endsWith(told));
      assertThat((int) page.browserPage().evaluate(HELD)).isLessThanOrEqualTo(2000);
    }
    List<List<Double>> band = page.numbers("scalar-own/live", "first, range");
    assertThat(band).extracting(item -> item.get(1)).contains(-77.0);
    assertThat(band).extracting(item -> item.get(2)).contains(99.0);
    assertThat(page.numbers("scalar-own/live", "first"))
        .last()
        .extracting(item -> item.get(0))
        .isEqualTo(6000.0);
    assertThat(page.browserPage().getByText("2 values are not finite").isVisible()).isTrue();
  }

  private ScalarRow growing(int step) {
    double value =
        switch (step) {
          case 100, 4900 -> Double.NaN;
          case 1234 -> 99;
          case 4321 -> -77;
          default -> step / 1000.0;
        };
    return new ScalarRow("own/live", step, step / 100, NOW + step, value);
  }

  @Test
  void aSeriesOfEqualValuesStaysLevelWhenItIsSmoothed() {
    open("run=" + first.id);
    page.eventually(
        () ->
            assertThat(page.numbers("scalar-train/learning_rate", "first, smoothed"))
                .hasSize(2 * PageRun.ITERATIONS)
                .extracting(item -> item.get(1))
                .containsOnly(1e-3));
  }

  @Test
  void smoothingLooksOnlyBackwardsAndLeavesTheRawLine() {
    first.sendSeries("own/step", 0, 0, 1, 1);
    open("run=%s&smoothing=0.5".formatted(first.id));
    page.eventually(
        () ->
            assertThat(page.numbers("scalar-own/step", "first, smoothed"))
                .extracting(item -> item.get(1))
                .usingElementComparator(Comparator.comparing(value -> Math.round(1e9 * value)))
                .containsExactly(0.0, 0.0, 1 / 1.75, 1.5 / 1.875));
    assertThat(page.numbers("scalar-own/step", "first"))
        .extracting(item -> item.get(1))
        .containsExactly(0.0, 0.0, 1.0, 1.0);
  }
}
