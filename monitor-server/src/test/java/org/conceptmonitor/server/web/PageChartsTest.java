package org.conceptmonitor.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class PageChartsTest {
  private static final String SHAPES = "({chart}) => chart.getZr().storage.getDisplayList().length";

  private MonitorServer server;
  private PageRun run;
  private MonitorPage page;

  @BeforeEach
  void openPage(Browser browser) {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    run = new PageRun(server.uri(), "baseline", System.currentTimeMillis()).send(6);
    page = MonitorPage.open(browser, server.uri(), "");
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  @Test
  void eachChartHoldsTheNumbersOfTheAnswers() {
    new ChartNumbers(page, new Answers(server.uri()), run.id.toString()).assertAllEqualTheAnswers();
  }

  @Test
  void chartsOfManyEpochsHoldTheNumbersOfTheAnswersWithoutAShapeForEach() {
    run.sendEpochs(6, 130);
    ChartNumbers charts = new ChartNumbers(page, new Answers(server.uri()), run.id.toString());
    page.eventually(charts::assertDistances);
    page.eventually(charts::assertDiversity);
    page.eventually(charts::assertCategories);
    page.eventually(charts::assertAnchorDistances);
    for (String chart : List.of("categories-conv2", "anchor-distance-conv2", "anchor-chart-0")) {
      assertThat((int) page.part(chart).evaluate(SHAPES)).as(chart).isLessThan(100);
    }
  }

  @Test
  void scoresThatAreNotFiniteAreMarkedWhereTheyHappenAndNotDrawnAsNumbers() {
    page.eventually(
        () ->
            assertThat(page.numbers("score-chart", "not finite"))
                .extracting(item -> item.get(0))
                .containsExactly(30.0, 31.0, 32.0));
    assertThat(page.numbers("score-chart", "raw").subList(28, 33))
        .extracting(item -> item.get(1))
        .containsExactly(PageRun.score(29), null, null, null, PageRun.score(33));
    assertThat(page.numbers("score-chart", "smoothed").subList(29, 32))
        .extracting(item -> item.get(1))
        .containsOnlyNulls();
    assertThat(page.browserPage().getByText("3 values are not finite").isVisible()).isTrue();
  }

  @Test
  void theSmoothedCourseLooksOnlyBackwardsAndStartsAtTheFirstValue() {
    page.eventually(() -> assertThat(page.numbers("score-chart", "smoothed")).isNotEmpty());
    List<List<Double>> raw = page.numbers("score-chart", "raw");
    List<List<Double>> smoothed = page.numbers("score-chart", "smoothed");
    assertThat(smoothed.get(0)).isEqualTo(raw.get(0));
    assertThat(smoothed.get(1).get(1))
        .isCloseTo(
            (0.9 * raw.get(0).get(1) + raw.get(1).get(1)) / 1.9,
            org.assertj.core.data.Offset.offset(1e-12));
  }

  @Test
  void theTableBehindAChartHoldsItsNumbers() {
    page.eventually(() -> assertThat(page.numbers("categories-conv1", "dead")).hasSize(6));
    var table = page.browserPage().locator("cm-categories cm-data-table").first();
    table.locator("summary").click();
    page.eventually(
        () ->
            assertThat(table.locator("tbody tr").last().locator("td").allInnerTexts())
                .last()
                .isEqualTo("1"));
  }

  @Test
  void theMapIsSavedWithTheMeaningOfItsColoursAndWithItsNumbers() {
    page.eventually(() -> assertThat(page.numbers("embedding-chart", "neurons")).isNotEmpty());
    var map = page.browserPage().locator("cm-embedding-map");
    assertThat(new String(page.save(map, "SVG"), UTF_8))
        .contains(">Neurons among concepts<", ">texture<", ">none found<", ">wheel<");
    String dead = "5,conv1,3,dead,,,NaN,NaN,NaN";
    assertThat(new String(page.save(map, "CSV"), UTF_8).lines())
        .hasSize(1 + 4 + 6 + 8)
        .contains("epoch,layer,neuron,state,concept,category,similarity,x,y", dead);
  }

  @Test
  void theHeaderSaysWhatTheRunIsAndThatItsProbesAreSynthetic() {
    page.eventually(() -> assertThat(page.part("run-name").innerText()).isEqualTo("baseline"));
    assertThat(page.part("run-state").innerText()).contains("live", "last event");
    String header = page.browserPage().locator("cm-run-header .facts").innerText();
    assertThat(header)
        .contains("DeepLearning4J MultiLayerNetwork", "CPU", "207,242", "Broden", "cos-cubed")
        .contains("replicated", "threshold 0.2", "synthetic 1 x 8 x 8, 12 images", "synthetic");
  }
}
