package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.web.Answers.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class PageEmbeddingTest {
  private static final String AXES =
      "chart => ['xAxis', 'yAxis'].map(axis => chart.chart.getOption()[axis][0])"
          + ".flatMap(({min, max}) => [min, max])";

  private MonitorServer server;
  private PageRun run;
  private MonitorPage page;
  private Answers answers;
  private ChartNumbers charts;

  @BeforeEach
  void openPage(Browser browser) {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    run = new PageRun(server.uri(), "baseline", System.currentTimeMillis()).send(6);
    page = MonitorPage.open(browser, server.uri(), "");
    answers = new Answers(server.uri());
    charts = new ChartNumbers(page, answers, run.id.toString());
    charts.assertEmbeddingEventually(5);
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  @Test
  void theSliderFollowsTheNewestEpochUntilItIsMoved() {
    run.sendEpoch(6);
    charts.assertEmbeddingEventually(6);
    slider().press("ArrowLeft");
    charts.assertEmbeddingEventually(5);
    run.sendEpoch(7);
    page.eventually(() -> assertThat(slider().getAttribute("max")).isEqualTo("7"));
    charts.assertEmbedding(5);
    page.browserPage().locator("button[name=follow]").click();
    charts.assertEmbeddingEventually(7);
  }

  @Test
  void playingGoesThroughTheEpochsToTheNewest() {
    slider().press("Home");
    charts.assertEmbeddingEventually(0);
    page.browserPage().locator("cm-epoch-slider button").first().click();
    charts.assertEmbeddingEventually(5);
    page.eventually(
        () ->
            assertThat(page.browserPage().locator("cm-epoch-slider button").first().innerText())
                .isEqualTo("Play"));
  }

  @Test
  void playingWaitsForAnEpochThatIsNotAnsweredYet() {
    List<Route> held = new ArrayList<>();
    page.browserPage().route("**/neurons?epoch=1&**", held::add);
    slider().press("Home");
    charts.assertEmbeddingEventually(0);
    Locator player = page.browserPage().locator("cm-epoch-slider");
    player.locator("button").first().click();
    page.browserPage().waitForCondition(() -> !held.isEmpty());
    player.evaluate("async slider => { slider.next(); await slider.updateComplete; }");
    assertThat(slider().inputValue()).isEqualTo("1");
    charts.assertEmbedding(0);
    held.forEach(Route::resume);
    charts.assertEmbeddingEventually(5);
  }

  @Test
  void aPlaceThatDoesNotChangeDoesNotMoveOnTheScreen() {
    slider().press("Home");
    charts.assertEmbeddingEventually(0);
    slider().press("End");
    charts.assertEmbeddingEventually(5);
    Object axes = page.part("embedding-chart").evaluate(AXES);
    slider().press("Home");
    charts.assertEmbeddingEventually(0);
    assertThat(page.part("embedding-chart").evaluate(AXES)).isEqualTo(axes);
  }

  @Test
  void oneUnitIsEquallyLongOnBothAxes() {
    assertThat(
            page.part("embedding-chart")
                .evaluate(
                    """
                    ({chart}) => {
                      const at = (x, y) => chart.convertToPixel('grid', [x, y]);
                      return Math.abs((at(1, 0)[0] - at(0, 0)[0]) / (at(0, 1)[1] - at(0, 0)[1]));
                    }"""))
        .satisfies(ratio -> assertThat(((Number) ratio).doubleValue()).isBetween(0.999, 1.001));
  }

  @Test
  void aClickedNeuronIsTrackedWithItsTrailAndUntrackedByItsButton() {
    page.clickNeuron("dense1", 2);
    page.eventually(
        () -> assertThat(page.numbers("embedding-chart", "dense1 · 2")).isEqualTo(trail(5)));
    slider().press("Home");
    slider().press("ArrowRight");
    slider().press("ArrowRight");
    page.eventually(
        () -> assertThat(page.numbers("embedding-chart", "dense1 · 2")).isEqualTo(trail(2)));
    page.part("tracked").getByLabel("Stop tracking dense1 · 2").click();
    page.eventually(() -> assertThat(page.series("embedding-chart")).doesNotContain("dense1 · 2"));
  }

  private List<List<Double>> trail(int last) {
    return answers.ask(run.id.toString(), "neuron?layer=dense1&neuron=2").stream()
        .filter(row -> row.number("epoch") <= last)
        .map(row -> List.of(row.number("x"), row.number("y")))
        .toList();
  }

  @Test
  void theCardOfANeuronShowsWhatTheAnswersSay() {
    page.clickNeuron("dense1", 7);
    Locator card = page.part("neuron-card");
    Row now = answers.ask(run.id.toString(), "neuron?layer=dense1&neuron=7").get(5);
    page.eventually(
        () -> assertThat(page.part("concept").allInnerTexts()).containsExactly(now.text("word")));
    assertThat(page.part("similarity").innerText()).isEqualTo(now.text("similarity"));
    assertThat(card.innerText()).contains(now.text("category"), "threshold 0.2");
    page.eventually(
        () ->
            assertThat(page.part("top-images").locator("figcaption").allInnerTexts())
                .isEqualTo(
                    answers
                        .ask(run.id.toString(), "top-images?layer=dense1&neuron=7&epoch=5")
                        .stream()
                        .map(row -> row.text("caption"))
                        .toList()));
    page.eventually(
        () ->
            assertThat(
                    page.part("top-images")
                        .evaluate(
                            "list => [...list.querySelectorAll('img')]"
                                + ".every(image => image.naturalWidth === 8)"))
                .isEqualTo(true));
    assertThat(page.numbers("history-chart", "similarity"))
        .isEqualTo(
            answers.ask(run.id.toString(), "neuron?layer=dense1&neuron=7").stream()
                .map(row -> List.of(row.number("epoch"), row.number("similarity")))
                .toList());
  }

  @Test
  void theCardOfALowLevelNeuronNamesTheNuisance() {
    page.browserPage().navigate(server.uri() + "/#neuron=conv2:1&epoch=0");
    page.eventually(
        () -> assertThat(page.part("concept").allInnerTexts()).containsExactly("low-level: edges"));
    assertThat(page.part("neuron-card").innerText()).contains("It follows edges", "62");
  }

  @Test
  void aDeadNeuronHasNoPlaceAndItsCardSaysWhy() {
    page.browserPage().navigate(server.uri() + "/#neuron=conv1:3");
    page.eventually(() -> assertThat(page.part("concept").allInnerTexts()).containsExactly("dead"));
    assertThat(page.part("neuron-card").innerText()).contains("answered no probe image");
    assertThat(page.part("unplaced").innerText()).startsWith("1 dead neuron has");
  }

  @Test
  void searchFindsTheNeuronsOfAConcept() {
    page.browserPage().getByLabel("Which neurons detect").fill("WHEEL");
    long expected =
        answers.ask(run.id.toString(), "neurons?epoch=5").stream()
            .filter(row -> row.text("word").equals("wheel") && row.text("state").equals("concept"))
            .count();
    assertThat(expected).isPositive();
    page.eventually(
        () -> assertThat(page.part("found").innerText()).startsWith(expected + " neuron"));
  }

  @Test
  void aLayerThatIsChosenIsShownAlone() {
    page.browserPage().locator("button[data-layer=conv2]").click();
    page.eventually(() -> assertThat(page.numbers("embedding-chart", "neurons")).hasSize(6));
  }

  @Test
  void reloadKeepsTheView() {
    page.clickNeuron("conv2", 1);
    page.clickNeuron("dense1", 4);
    page.browserPage().locator("button[data-layer=dense1]").click();
    IntStream.range(0, 2).forEach(i -> slider().press("ArrowLeft"));
    page.eventually(() -> assertThat(page.browserPage().url()).contains("epoch=3"));
    page.browserPage().reload();
    page.eventually(
        () -> assertThat(page.series("embedding-chart")).contains("conv2 · 1", "dense1 · 4"));
    assertThat(page.numbers("embedding-chart", "neurons")).hasSize(8);
    assertThat(page.numbers("embedding-chart", "conv2 · 1")).hasSize(4);
    assertThat(slider().inputValue()).isEqualTo("3");
    assertThat(page.part("neuron-card").getAttribute("aria-label")).contains("dense1 · 4");
  }

  private Locator slider() {
    return page.browserPage().locator("input[name=epoch]");
  }
}
