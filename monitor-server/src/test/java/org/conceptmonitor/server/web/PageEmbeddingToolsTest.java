package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.conceptmonitor.agent.protocol.AnchorRow;
import org.conceptmonitor.agent.protocol.LayerRow;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.web.Answers.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Typed words, lasso, neighbours, two maps and colours by change in the embedding view. */
@ExtendWith(Chromium.class)
class PageEmbeddingToolsTest {
  private static final String CHART = "embedding-chart";
  private static final String BESIDE = "embedding-chart-beside";
  private static final String VISIBLE =
      """
      ({chart}) => (chart?.getOption().series.find(({id}) => id === 'neurons').data ?? [])
        .filter(({itemStyle}) => itemStyle.opacity === 1).map(({id}) => id)""";

  /** From each edge of the map to the names at it, in pixels. */
  private static final String EDGES =
      """
      ({chart}) => chart.getZr().storage.getDisplayList()
        .filter(({style}) => ['library indoor', 'underwater coral reef'].includes(style.text))
        .flatMap(name => {
          const {x, width} = name.getBoundingRect();
          const left = x + (name.getComputedTransform()?.[4] ?? 0);
          return [left, chart.getWidth() - left - width];
        })""";

  private MonitorServer server;
  private PageRun run;
  private MonitorPage page;
  private Answers answers;

  @BeforeEach
  void startServer() {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    run = new PageRun(server.uri(), "baseline", System.currentTimeMillis()).send(6);
    answers = new Answers(server.uri());
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  private void open(Browser browser, String parameters) {
    page = MonitorPage.open(browser, server.uri(), "/embedding" + parameters);
    page.eventually(() -> assertThat(page.numbers(CHART, "neurons")).hasSize(17));
  }

  private List<Row> ask(String question) {
    return answers.ask(run.id.toString(), question);
  }

  private static List<Double> place(Row row) {
    return List.of(row.number("x"), row.number("y"));
  }

  private static List<List<Double>> places(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.drawn("x") != null)
        .map(row -> List.of(row.number("x"), row.number("y"), row.number("similarity")))
        .toList();
  }

  @Test
  void aTypedWordIsAnAnchorAtOnceWithTheServersPlaceAndDistances(Browser browser) {
    open(browser, "");
    page.browserPage().locator("#word").fill("tree");
    page.browserPage().keyboard().press("Enter");
    Row place = ask("words?word=tree").get(0);
    page.eventually(
        () -> assertThat(page.numbers(CHART, "anchors")).hasSize(4).endsWith(place(place)));
    List<Row> distances = ask("word-distances?word=tree");
    for (LayerRow layer : PageRun.LAYERS) {
      page.eventually(
          () ->
              assertThat(page.numbers("anchor-chart-3", layer.layer()))
                  .isEqualTo(
                      distances.stream()
                          .filter(row -> row.text("layer").equals(layer.layer()))
                          .map(row -> List.of(row.number("epoch"), row.number("distance")))
                          .toList()));
    }
    run.sendEpoch(6);
    page.eventually(() -> assertThat(page.numbers("anchor-chart-3", "dense1")).hasSize(7));
    assertThat(page.browserPage().url()).contains("wished=tree");
    page.part("anchor-3").getByLabel("Leave out tree").click();
    page.eventually(() -> assertThat(page.numbers(CHART, "anchors")).hasSize(3));
  }

  @Test
  void aWordBeyondTheDefaultConceptsIsEncodedToo(Browser browser) {
    open(browser, "");
    page.browserPage().locator("#word").fill("  fire   engine ");
    page.browserPage().getByText("Add as unwanted").click();
    page.eventually(() -> assertThat(page.numbers(CHART, "anchors")).hasSize(4));
    assertThat(page.numbers(CHART, "anchors"))
        .endsWith(place(ask("words?word=fire+engine").get(0)));
    assertThat(page.part("anchor-3").innerText()).contains("fire engine", "unwanted");
  }

  @Test
  void aLassoChoosesTheNeuronsInsideOfIt(Browser browser) {
    open(browser, "");
    page.browserPage().locator("button[name=lasso]").click();
    BoundingBox box = page.browserPage().locator("cm-lasso").boundingBox();
    Mouse mouse = page.browserPage().mouse();
    mouse.move(box.x + 0.3 * box.width, box.y + 0.2 * box.height);
    mouse.down();
    mouse.move(box.x + 0.95 * box.width, box.y + 0.1 * box.height);
    mouse.move(box.x + 0.9 * box.width, box.y + 0.9 * box.height);
    mouse.move(box.x + 0.4 * box.width, box.y + 0.8 * box.height);
    mouse.up();
    assertLassoEventually();
    page.browserPage().locator("input[name=epoch]").press("Home");
    page.eventually(() -> assertThat(page.browserPage().url()).contains("epoch=0"));
    assertLassoEventually();
    page.browserPage().reload();
    assertLassoEventually();
    page.browserPage().getByText("Clear").click();
    page.eventually(() -> assertThat(visible(CHART)).hasSize(18));
  }

  @Test
  void aLassoIsDrawnWithTheKeyboardAlone(Browser browser) {
    open(browser, "");
    Keyboard keyboard = page.browserPage().keyboard();
    page.browserPage().locator("button[name=lasso]").focus();
    keyboard.press("Enter");
    page.eventually(() -> assertThat(page.focused()).startsWith("Lasso: arrow keys"));
    keyboard.press("Shift+ArrowLeft");
    keyboard.press("Shift+ArrowUp");
    keyboard.press("Enter");
    for (int i = 0; i < 7; i++) {
      keyboard.press("Shift+ArrowRight");
      keyboard.press("Shift+ArrowDown");
    }
    keyboard.press("Enter");
    assertLassoEventually();
    page.browserPage().getByText("Track all").focus();
  }

  /** The chosen neurons are those that lie inside the address's line at its epoch. */
  private void assertLassoEventually() {
    page.eventually(() -> assertThat(page.browserPage().url()).contains("lasso="));
    Matcher lasso = Pattern.compile("lasso=([\\d.~-]+)").matcher(page.browserPage().url());
    assertThat(lasso.find()).isTrue();
    List<Double> numbers =
        Pattern.compile("~").splitAsStream(lasso.group(1)).map(Double::valueOf).toList();
    Path2D line = new Path2D.Double();
    line.moveTo(numbers.get(1), numbers.get(2));
    for (int i = 3; i < numbers.size(); i += 2) {
      line.lineTo(numbers.get(i), numbers.get(i + 1));
    }
    line.closePath();
    Set<String> expected =
        ask("neurons?epoch=" + numbers.get(0).intValue()).stream()
            .filter(row -> line.contains(row.number("x"), row.number("y")))
            .map(row -> row.text("layer") + ":" + row.text("neuron"))
            .collect(Collectors.toSet());
    assertThat(expected).isNotEmpty().hasSizeLessThan(17);
    page.eventually(() -> assertThat(visible(CHART)).isEqualTo(expected));
    page.eventually(
        () -> assertThat(page.part("lassoed").innerText()).startsWith(expected.size() + " neuron"));
  }

  @SuppressWarnings("unchecked") // the expression returns an array of strings
  private Set<String> visible(String chart) {
    return Set.copyOf((List<String>) page.part(chart).evaluate(VISIBLE));
  }

  @Test
  void twoEpochsStandSideBySideWithOneSelection(Browser browser) {
    open(browser, "?neuron=dense1:2");
    page.browserPage().getByText("Two epochs").click();
    page.eventually(
        () ->
            assertThat(page.numbers(BESIDE, "neurons"))
                .containsExactlyInAnyOrderElementsOf(places(ask("neurons?epoch=0"))));
    page.browserPage().locator("select[name=since]").selectOption("3");
    page.eventually(
        () ->
            assertThat(page.numbers(BESIDE, "neurons"))
                .containsExactlyInAnyOrderElementsOf(places(ask("neurons?epoch=3"))));
    assertThat(page.numbers(CHART, "neurons"))
        .containsExactlyInAnyOrderElementsOf(places(ask("neurons?epoch=5")));
    List<Row> history = ask("neuron?layer=dense1&neuron=2");
    page.eventually(
        () -> assertThat(page.numbers(CHART, "selected")).containsExactly(place(history.get(5))));
    assertThat(page.numbers(BESIDE, "selected")).containsExactly(place(history.get(3)));
    page.browserPage().getByLabel("Which neurons detect").fill("wheel");
    page.eventually(
        () -> assertThat(visible(CHART)).hasSizeLessThan(17).isEqualTo(visible(BESIDE)));
  }

  @Test
  @SuppressWarnings("unchecked") // the expression returns an array of numbers
  void namesAtTheEdgesOfTwoMapsAreNotCut(Browser browser) {
    run.post(
        List.of(
            new AnchorRow(3, "library indoor", "wished", -9, 1),
            new AnchorRow(4, "underwater coral reef", "unwanted", 9, 1)));
    open(browser, "?beside=epoch");
    for (String chart : List.of(CHART, BESIDE)) {
      page.eventually(() -> assertThat(page.numbers(chart, "anchors")).hasSize(5));
      List<Number> edges = (List<Number>) page.part(chart).evaluate(EDGES);
      assertThat(edges).hasSize(4).allSatisfy(edge -> assertThat(edge.doubleValue()).isPositive());
    }
  }

  @Test
  void twoRunsStandSideBySide(Browser browser) {
    PageRun other =
        new PageRun(server.uri(), "shorter", System.currentTimeMillis() - 60_000).send(3);
    open(browser, "?run=" + run.id);
    page.browserPage().getByText("Two runs").click();
    page.eventually(
        () ->
            assertThat(page.numbers(BESIDE, "neurons"))
                .containsExactlyInAnyOrderElementsOf(
                    places(answers.ask(other.id.toString(), "neurons?epoch=2"))));
    assertThat(page.numbers(CHART, "neurons"))
        .containsExactlyInAnyOrderElementsOf(places(ask("neurons?epoch=5")));
    assertThat(page.browserPage().locator("cm-embedding-map .heading").allInnerTexts())
        .containsExactly("baseline · epoch 5", "shorter · epoch 2");
    assertThat(page.browserPage().locator("cm-embedding .warn").count()).isZero();
  }

  @Test
  void theNeighboursOfTheChosenNeuronAreThoseOfTheServer(Browser browser) {
    open(browser, "?neuron=dense1:7");
    List<Row> nearest = ask("neighbours?layer=dense1&neuron=7&epoch=5&limit=8");
    Locator items = assertListed("neighbours", nearest);
    items.first().locator("button").click();
    page.eventually(
        () ->
            assertThat(page.part("neuron-card").getAttribute("aria-label"))
                .endsWith(nearest.get(0).text("layer") + " · " + nearest.get(0).text("neuron")));
  }

  private Locator assertListed(String list, List<Row> nearest) {
    Locator items = page.part(list).locator("li");
    page.eventually(() -> assertThat(items.count()).isEqualTo(8));
    for (int i = 0; i < 8; i++) {
      Row near = nearest.get(i);
      assertThat(items.nth(i).innerText())
          .contains(near.text("layer") + " · " + near.text("neuron"));
    }
    return items;
  }

  @Test
  void theNearestNeuronsToAnAnchorAreThoseOfTheServer(Browser browser) {
    open(browser, "?wished=tree");
    page.browserPage().getByTitle("Nearest neurons to tree").click();
    List<Row> nearest = ask("nearest-neurons?word=tree&epoch=5&limit=8");
    assertListed("near-word", nearest);
  }

  @Test
  void coloursByChangeCountWhatWasGainedAndWhatIsAnotherConcept(Browser browser) {
    open(browser, "?from=1");
    page.browserPage().getByText("By change").click();
    List<Row> before = ask("neurons?epoch=1");
    List<Row> after = ask("neurons?epoch=5");
    long gained = count(before, after, pair -> !isFound(pair[0]) && isFound(pair[1]));
    long other =
        count(
            before,
            after,
            pair ->
                isFound(pair[0])
                    && isFound(pair[1])
                    && !pair[0].text("concept").equals(pair[1].text("concept")));
    assertThat(List.of(gained, other)).allMatch(count -> count > 0);
    page.eventually(
        () ->
            assertThat(page.part("legend").innerText().replaceAll("\\s+", " "))
                .contains("gained a concept " + gained, "another concept " + other));
  }

  private static boolean isFound(Row row) {
    return row.text("state").equals("concept");
  }

  private static long count(List<Row> before, List<Row> after, Predicate<Row[]> wanted) {
    long found = 0;
    for (int i = 0; i < after.size(); i++) {
      found += wanted.test(new Row[] {before.get(i), after.get(i)}) ? 1 : 0;
    }
    return found;
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void axeFindsNoSeriousBarrierWithEverythingOpen(ColorScheme colours, Browser browser) {
    String place =
        "/embedding?beside=epoch&colour=change&neuron=dense1:7&wished=tree&lasso=5~-9~-9~9~-9~9~9";
    page = MonitorPage.open(browser, server.uri(), place, 1280, 900, colours);
    page.eventually(() -> assertThat(page.numbers(BESIDE, "neurons")).isNotEmpty());
    page.eventually(() -> assertThat(page.part("neighbours").locator("li").count()).isPositive());
    assertThat(page.barriers()).isEmpty();
  }
}
