package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.options.BoundingBox;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.web.Answers.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The embedding view with so many neurons that they are one picture. */
@ExtendWith(Chromium.class)
class PageManyNeuronsTest {
  private static final int NEURONS = 3_200;
  private static final String CHART = "embedding-chart";
  private static final String PAINTED =
      """
      chart => (chart.getRootNode().querySelector('cm-dots')?.painted?.neurons ?? [])
        .map(({epoch, layer, neuron, x, y}) =>
          `${epoch} ${layer}:${neuron} ${x.toFixed(12)} ${y.toFixed(12)}`)""";

  /** How many dots have left no colour at their places in the picture. */
  private static final String MISSING =
      """
      chart => {
        const dots = chart.getRootNode().querySelector('cm-dots');
        const {painted: {dots: {places}, plot: {origin, unit, density}}, renderRoot} = dots;
        const {width, height, data} = (canvas => canvas.getContext('2d')
          .getImageData(0, 0, canvas.width, canvas.height))(renderRoot.querySelector('canvas'));
        const at = (i, axis) => Math.floor(density * (origin[axis] + unit[axis] * places[2 * i + axis]));
        return Array.from({length: places.length / 2}, (_, i) => [at(i, 0), at(i, 1)])
          .filter(([x, y]) => x < 0 || x >= width || y < 0 || y >= height
            || data[4 * (y * width + x) + 3] === 0).length;
      }""";

  /** The pixel of the uppermost neuron. */
  private static final String UPPERMOST =
      """
      chart => {
        const {neurons, dots: {places}, plot: {origin, unit}} =
          chart.getRootNode().querySelector('cm-dots').painted;
        const last = neurons.length - 1;
        return {name: `${neurons[last].layer} · ${neurons[last].neuron}`,
          x: origin[0] + unit[0] * places[2 * last], y: origin[1] + unit[1] * places[2 * last + 1]};
      }""";

  private MonitorServer server;
  private Answers answers;
  private LargeRun run;
  private MonitorPage page;

  @BeforeEach
  void openPage(Browser browser) {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    run = new LargeRun(server.uri(), NEURONS).send(2);
    answers = new Answers(server.uri());
    page = MonitorPage.open(browser, server.uri(), "/embedding");
    page.eventually(() -> assertThat(painted()).hasSize(NEURONS));
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  private List<Row> neurons(int epoch) {
    return answers.ask(run.id(), "neurons?limit=10000&epoch=" + epoch);
  }

  @SuppressWarnings("unchecked") // the expression returns an array of strings
  private List<String> painted() {
    return (List<String>) page.part(CHART).evaluate(PAINTED);
  }

  private static String described(Row row) {
    return "%s %s:%s %.12f %.12f"
        .formatted(
            row.text("epoch"),
            row.text("layer"),
            row.text("neuron"),
            row.number("x"),
            row.number("y"));
  }

  @Test
  void thePictureHoldsTheNeuronsOfTheAnswerAtEachEpoch() {
    for (int epoch : new int[] {1, 0}) {
      List<String> expected = neurons(epoch).stream().map(PageManyNeuronsTest::described).toList();
      page.eventually(() -> assertThat(painted()).containsExactlyInAnyOrderElementsOf(expected));
      page.browserPage().locator("input[name=epoch]").press("Home");
    }
    assertThat(page.part(CHART).evaluate(MISSING)).isEqualTo(0);
  }

  @Test
  void theNeuronUnderThePointerIsToldAndAClickOpensIt() {
    Map<?, ?> uppermost = (Map<?, ?>) page.part(CHART).evaluate(UPPERMOST);
    String name = (String) uppermost.get("name");
    BoundingBox box = page.part(CHART).boundingBox();
    double x = box.x + ((Number) uppermost.get("x")).doubleValue();
    double y = box.y + ((Number) uppermost.get("y")).doubleValue();
    page.browserPage().mouse().move(x - 20, y);
    page.browserPage().mouse().move(x, y);
    page.eventually(
        () -> assertThat(page.part(CHART).locator(".tip-title").innerText()).startsWith(name));
    page.browserPage().mouse().click(x, y);
    page.eventually(
        () -> assertThat(page.part("neuron-card").getAttribute("aria-label")).endsWith(name));
    page.eventually(() -> assertThat(page.numbers(CHART, "selected")).hasSize(1));
    assertThat(painted()).hasSize(NEURONS);
  }

  @Test
  void aLassoDrawnWithTheKeyboardChoosesTheNeuronsInside() {
    Keyboard keyboard = page.browserPage().keyboard();
    page.browserPage().locator("button[name=lasso]").focus();
    keyboard.press("Enter");
    page.eventually(() -> assertThat(page.focused()).startsWith("Lasso: arrow keys"));
    keyboard.press("Enter");
    for (int i = 0; i < 3; i++) {
      keyboard.press("Shift+ArrowRight");
      keyboard.press("Shift+ArrowUp");
    }
    keyboard.press("Enter");
    page.eventually(() -> assertThat(page.browserPage().url()).contains("lasso="));
    Path2D line = lasso();
    long expected =
        neurons(1).stream().filter(row -> line.contains(row.number("x"), row.number("y"))).count();
    assertThat(expected).isBetween(1L, (long) NEURONS / 2);
    page.eventually(
        () -> assertThat(page.part("lassoed").innerText()).startsWith(expected + " neurons"));
  }

  private Path2D lasso() {
    Matcher text = Pattern.compile("lasso=([\\d.~-]+)").matcher(page.browserPage().url());
    assertThat(text.find()).isTrue();
    List<Double> numbers =
        Pattern.compile("~").splitAsStream(text.group(1)).map(Double::valueOf).toList();
    Path2D line = new Path2D.Double();
    line.moveTo(numbers.get(1), numbers.get(2));
    for (int i = 3; i < numbers.size(); i += 2) {
      line.lineTo(numbers.get(i), numbers.get(i + 1));
    }
    line.closePath();
    return line;
  }

  @Test
  void theArrowKeysGoThroughTheConceptsAndAreTold() {
    page.part(CHART).locator(".canvas").focus();
    page.browserPage().keyboard().press("ArrowRight");
    page.eventually(
        () -> assertThat(page.part(CHART).locator(".spoken").innerText()).contains("concept 0"));
  }
}
