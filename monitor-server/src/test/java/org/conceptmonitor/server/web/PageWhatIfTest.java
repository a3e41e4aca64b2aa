package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.web.Answers.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(Chromium.class)
class PageWhatIfTest {
  private static final int NEWEST = 5;
  private static final List<String> LAYERS = List.of("conv1", "conv2", "dense1");

  private MonitorServer server;
  private Browser browser;
  private PageRun run;
  private Answers answers;
  private MonitorPage page;

  @BeforeEach
  void startServer(Browser browser) {
    this.browser = browser;
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    run = new PageRun(server.uri(), "baseline", System.currentTimeMillis()).send(NEWEST + 1);
    answers = new Answers(server.uri());
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  private void open(String settings) {
    PageSimilarities.send(run, 0, 2, NEWEST);
    page = MonitorPage.open(browser, server.uri(), "/what-if?run=" + run.id + settings);
  }

  private List<Row> ask(String question) {
    return answers.ask(run.id.toString(), question);
  }

  /** Waits until all that is shown is what the server answers under some settings. */
  private void assertShown(int epoch, String settings) {
    String parameters = "?epoch=" + epoch + settings;
    page.eventually(() -> assertThat(page.part("pending").innerText()).isEmpty());
    page.eventually(() -> assertTable(epoch, ask("what-if" + parameters)));
    page.eventually(() -> assertBars(ask("what-if/categories" + parameters)));
    page.eventually(() -> assertMap(ask("what-if/neurons" + parameters)));
  }

  private void assertTable(int epoch, List<Row> expected) {
    List<Row> sent = ask("diversity").stream().filter(row -> row.number("epoch") == epoch).toList();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      Row would = expected.get(i);
      cells.add(
          String.format(
              Locale.ROOT,
              "%.0f %.1f%% %.0f %.0f %.0f %s %s",
              would.number("interpretable"),
              100 * would.number("interpretable") / would.number("neurons"),
              sent.get(i).number("interpretable"),
              would.number("distinct_concepts"),
              sent.get(i).number("distinct_concepts"),
              shown(would.number("anchor_distance")),
              shown(sent.get(i).number("anchor_distance"))));
    }
    assertThat(
            page.part("what-if-table").locator("tbody tr").all().stream()
                .map(PageWhatIfTest::cells)
                .toList())
        .isEqualTo(cells);
  }

  private static String cells(Locator row) {
    return String.join(" ", row.locator("td").allInnerTexts()).replaceAll("\\s+", " ");
  }

  /** Four significant digits, as the page writes them. */
  private static String shown(double value) {
    return String.format(Locale.ROOT, "%.4g", value).replaceAll("0+$", "");
  }

  private void assertBars(List<Row> counts) {
    for (String category : List.of("color", "texture", "part", "object", "low-level")) {
      List<Double> expected =
          LAYERS.stream()
              .map(
                  layer ->
                      counts.stream()
                              .filter(row -> row.text("layer").equals(layer))
                              .filter(row -> row.text("category").equals(category))
                              .mapToDouble(row -> row.number("neurons"))
                              .sum()
                          / neurons(layer))
              .toList();
      List<List<Double>> drawn = page.numbers("what-if-categories", category);
      assertThat(drawn).hasSize(2 * LAYERS.size());
      for (int i = 0; i < LAYERS.size(); i++) {
        assertThat(drawn.get(2 * i + 1)).as(category).containsExactly(expected.get(i));
      }
    }
  }

  private static double neurons(String layer) {
    return PageRun.LAYERS.get(LAYERS.indexOf(layer)).neurons();
  }

  private void assertMap(List<Row> neurons) {
    ToDoubleFunction<Row> shownLast = row -> row.text("state").equals("concept") ? 1 : 0;
    assertThat(page.numbers("embedding-chart", "neurons"))
        .isEqualTo(
            neurons.stream()
                .filter(row -> row.drawn("x") != null)
                .sorted(Comparator.comparingDouble(shownLast))
                .map(row -> List.of(row.number("x"), row.number("y"), row.number("similarity")))
                .toList());
  }

  private void press(String slider, String... keys) {
    page.browserPage().locator("input[name=" + slider + "]").focus();
    for (String key : keys) {
      page.browserPage().keyboard().press(key);
    }
  }

  @Test
  void numbersAreThoseOfTheServerUnderTheAgentsAndUnderOtherSettings() {
    open("");
    assertShown(NEWEST, "");
    page.browserPage()
        .navigate(
            "%s/#/what-if?run=%s&threshold=0.41&temperature=0.5&rate=0.2"
                .formatted(server.uri(), run.id));
    assertShown(NEWEST, "&threshold=0.41&temperature=0.5&rate=0.2");
  }

  @Test
  void slidersAreMovedByTheKeyboardAndStandInTheAddress() {
    open("");
    assertShown(NEWEST, "");
    press("threshold", "End");
    page.eventually(() -> assertThat(page.browserPage().url()).contains("threshold=0.49"));
    assertShown(NEWEST, "&threshold=0.49");
    press("temperature", "End", "ArrowLeft");
    page.eventually(() -> assertThat(page.browserPage().url()).contains("temperature=9.55"));
    assertShown(NEWEST, "&threshold=0.49&temperature=9.55");
    press("rate", "Home");
    page.eventually(() -> assertThat(page.browserPage().url()).contains("rate=0.001"));
    assertShown(NEWEST, "&threshold=0.49&temperature=9.55&rate=0.001");
    page.browserPage().reload();
    assertShown(NEWEST, "&threshold=0.49&temperature=9.55&rate=0.001");
    page.browserPage().locator("main").focus();
    page.browserPage().keyboard().press("0");
    page.eventually(() -> assertThat(page.browserPage().url()).doesNotContain("threshold"));
    assertShown(NEWEST, "");
  }

  @Test
  void ruleDetectorAndEpochAreChosen() {
    open("");
    assertShown(NEWEST, "");
    page.browserPage().locator("button[name=rule][value=fixed]").click();
    assertShown(NEWEST, "&rule=fixed");
    assertThat(page.browserPage().locator("input[name=rate]").isDisabled()).isTrue();
    page.browserPage().locator("select[name=detector]").selectOption("cosine");
    assertShown(NEWEST, "&detector=cosine");
    assertThat(page.browserPage().locator("button[value=replicated]").isDisabled()).isTrue();
    press("epoch", "Home");
    assertShown(0, "&detector=cosine");
    page.browserPage().locator("button[name=reset]").click();
    assertShown(0, "");
  }

  @Test
  void curvesAreDrawnWhenTheyAreAskedFor() {
    open("&temperature=0.2");
    assertShown(NEWEST, "&temperature=0.2");
    assertThat(page.part("thresholds-chart").count()).isZero();
    page.browserPage().locator("button[name=draw]").click();
    for (String layer : LAYERS) {
      page.eventually(
          () ->
              assertThat(page.numbers("distances-" + layer, "T = 0.2"))
                  .isEqualTo(points(layer, "what-if/distances?temperature=0.2", "epoch")));
      page.eventually(
          () ->
              assertThat(page.numbers("distances-" + layer, "T = 1"))
                  .isEqualTo(points(layer, "what-if/distances?temperature=1", "epoch")));
      page.eventually(
          () ->
              assertThat(page.numbers("thresholds-chart", layer))
                  .isEqualTo(points(layer, "what-if/thresholds?epoch=5", "threshold")));
    }
    page.browserPage().locator("button[value=fixed]").click();
    page.eventually(
        () ->
            assertThat(page.browserPage().locator("cm-what-if-curves section").innerText())
                .contains("The curves are of other settings"));
  }

  private List<List<Double>> points(String layer, String question, String x) {
    return ask(question).stream()
        .filter(row -> row.text("layer").equals(layer))
        .map(
            row ->
                List.of(
                    row.number(x),
                    x.equals("epoch")
                        ? row.number("anchor_distance")
                        : row.number("interpretable") / row.number("neurons")))
        .toList();
  }

  @Test
  void anEpochOfWhichNothingIsStoredIsReplacedByOneBeforeItInWords() {
    open("&epoch=4");
    assertShown(2, "");
    assertThat(page.part("other-epoch").innerText())
        .contains("Of epoch 4 no similarities are stored", "This is epoch 2.");
  }

  @Test
  void aRunWithoutSimilaritiesSaysWhy() {
    page = MonitorPage.open(browser, server.uri(), "/what-if");
    page.eventually(
        () ->
            assertThat(page.part("no-similarities").innerText())
                .contains("No similarities of this run are stored", "withoutWhatIf()"));
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void axeFindsNoSeriousBarrier(ColorScheme colours) {
    PageSimilarities.send(run, NEWEST);
    String place = "/what-if?run=" + run.id;
    page = MonitorPage.open(browser, server.uri(), place, 1280, 900, colours);
    assertShown(NEWEST, "");
    page.browserPage().locator("button[name=draw]").click();
    page.eventually(() -> assertThat(page.numbers("thresholds-chart", "conv1")).isNotEmpty());
    assertThat(page.barriers()).isEmpty();
  }
}
