package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.conceptmonitor.agent.protocol.SettingRow;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.web.Answers.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class PageRunsTest {
  private static final long NOW = System.currentTimeMillis();

  private MonitorServer server;
  private PageRun oldest;
  private PageRun middle;
  private PageRun newest;
  private MonitorPage page;

  @BeforeEach
  void openPage(Browser browser) {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    oldest = new PageRun(server.uri(), "baseline", NOW - 9000).send(3);
    middle = new PageRun(server.uri(), "dropout", NOW - 5000).send(2);
    newest = new PageRun(server.uri(), "wide", NOW).begin();
    page = MonitorPage.open(browser, server.uri(), "/runs");
    page.eventually(() -> assertThat(names()).containsExactly("wide", "dropout", "baseline"));
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  private Locator row(PageRun run) {
    return page.browserPage().locator("cm-run-table tr[data-run='" + run.id + "']");
  }

  private List<String> names() {
    return page.browserPage().locator("cm-run-table .name a").allInnerTexts();
  }

  private void choose(PageRun run) {
    row(run).locator("input[type=checkbox]").click();
  }

  private void sortBy(String column) {
    page.browserPage().locator("cm-run-table button[data-sort=" + column + "]").click();
  }

  @Test
  void theTableHoldsTheNumbersOfTheAnswers() {
    Answers answers = new Answers(server.uri());
    Row run = answers.runs().get(2);
    List<Row> last =
        answers.ask(oldest.id.toString(), "diversity").stream()
            .filter(row -> row.number("epoch") == 2)
            .toList();
    double distance =
        last.stream().mapToDouble(row -> row.number("anchor_distance")).average().orElseThrow();
    int interpretable = last.stream().mapToInt(row -> (int) row.number("interpretable")).sum();
    page.eventually(
        () ->
            assertThat(row(oldest).locator("td").allInnerTexts())
                .contains("baseline", "live", "2", "CPU", interpretable + " of 18")
                .contains(four(run.number("score")), four(distance)));
    assertThat(row(newest).locator("td").allInnerTexts()).contains("–");
  }

  private static String four(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  @Test
  void runsAreSearchedByWords() {
    Locator search = page.browserPage().locator("input[name=filter]");
    search.fill("CPU out");
    page.eventually(() -> assertThat(names()).containsExactly("dropout"));
    assertThat(page.part("shown-runs").innerText()).isEqualTo("1 of 3 runs");
    search.fill("nothing like it");
    page.eventually(
        () -> assertThat(page.part("no-runs").innerText()).contains("No run holds “nothing"));
  }

  @Test
  void aHeadingSortsAndARunWithoutANumberComesLast() {
    sortBy("score");
    page.eventually(() -> assertThat(names()).containsExactly("dropout", "baseline", "wide"));
    sortBy("score");
    page.eventually(() -> assertThat(names()).containsExactly("baseline", "dropout", "wide"));
    assertThat(page.browserPage().locator("cm-run-table th[aria-sort=ascending]").innerText())
        .contains("Score");
    page.browserPage().reload();
    page.eventually(() -> assertThat(names()).containsExactly("baseline", "dropout", "wide"));
  }

  @Test
  void checkedRunsAreComparedInTheScalars() {
    choose(middle);
    choose(oldest);
    page.eventually(
        () -> assertThat(page.browserPage().getByText("Compare 3 runs").isVisible()).isTrue());
    choose(newest);
    page.browserPage().getByText("Compare 2 runs").click();
    page.eventually(
        () ->
            assertThat(page.series("scalar-train/score"))
                .contains("baseline", "dropout")
                .doesNotContain("wide"));
    assertThat(page.browserPage().url()).contains("/#/scalars?run=").contains("with=");
  }

  @Test
  void runsAreGroupedByWhatTheyHaveInCommon() {
    page.browserPage().locator("select[name=group]").selectOption("probe_set");
    page.eventually(
        () ->
            assertThat(page.browserPage().locator("cm-run-table .group").allInnerTexts())
                .singleElement()
                .asString()
                .contains("Probe set: synthetic 1 x 8 x 8", "3"));
  }

  @Test
  void hyperparametersAreColumnsThatAreSwitchedOn() {
    sendRates();
    page.eventually(() -> assertThat(optional()).contains("Learning rate", "Detector"));
    Locator columns = page.browserPage().locator("cm-column-choice");
    columns.locator("summary").click();
    columns.getByLabel("Learning rate").check();
    columns.getByLabel("Parameters").check();
    page.eventually(() -> assertThat(headings()).contains("Learning rate", "Parameters"));
    assertThat(row(oldest).locator("td").allInnerTexts()).contains("0.037", "207,242");
    assertThat(page.browserPage().url()).contains("column=setting:Learning", "column=parameters");
    page.browserPage().keyboard().press("Escape");
    sortBy("'setting:Learning rate'");
    page.eventually(() -> assertThat(names()).containsExactly("wide", "dropout", "baseline"));
    columns.locator("summary").click();
    columns.getByLabel("Learning rate").uncheck();
    page.eventually(
        () -> assertThat(headings()).noneMatch(heading -> heading.startsWith("Learning rate")));
  }

  private void sendRates() {
    oldest.sendSettings(new SettingRow(0, "Learning rate", "0.037"));
    middle.sendSettings(new SettingRow(0, "Learning rate", "0.1"));
    newest.sendSettings(new SettingRow(0, "Learning rate", "0.1"));
  }

  private List<String> optional() {
    return page.browserPage().locator("cm-column-choice label").allTextContents().stream()
        .map(String::strip)
        .toList();
  }

  private List<String> headings() {
    return page.browserPage().locator("cm-run-table thead button").allInnerTexts();
  }

  @Test
  void runsAreGroupedByAHyperparameterAndFoundByIt() {
    sendRates();
    Locator group = page.browserPage().locator("select[name=group]");
    page.eventually(() -> assertThat(group.innerText()).contains("Learning rate"));
    group.selectOption("setting:Learning rate");
    page.eventually(
        () ->
            assertThat(page.browserPage().locator("cm-run-table .group").allInnerTexts())
                .containsExactly("Learning rate: 0.1 2", "Learning rate: 0.037 1"));
    page.browserPage().locator("input[name=filter]").fill("rate 0.037");
    page.eventually(() -> assertThat(names()).containsExactly("baseline"));
  }

  @Test
  void tagsAreAddedWithTheKeyboardSearchedAndTakenAway() {
    page.browserPage().getByLabel("Add a tag to dropout").focus();
    page.browserPage().keyboard().press("Enter");
    page.browserPage().keyboard().type("paper");
    page.browserPage().keyboard().press("Enter");
    page.eventually(() -> assertThat(tags(middle)).containsExactly("paper"));
    assertThat(new Answers(server.uri()).runs().get(1).text("tags")).isEqualTo("paper");
    page.eventually(() -> assertThat(page.focused()).isEqualTo("Add a tag to dropout"));
    row(middle).getByText("paper").click();
    page.eventually(() -> assertThat(names()).containsExactly("dropout"));
    page.browserPage().getByLabel("Remove tag paper from dropout").click();
    page.eventually(() -> assertThat(page.part("no-runs").count()).isOne());
    assertThat(new Answers(server.uri()).runs().get(1).text("tags")).isEmpty();
  }

  private List<String> tags(PageRun run) {
    return row(run).locator("cm-run-tags .find").allInnerTexts();
  }

  @Test
  void tagsWithCommasBetweenAreAddedAtOnceAndEscapeAddsNone() {
    page.browserPage().getByLabel("Add a tag to wide").click();
    page.browserPage().keyboard().type("paper, ablation, paper");
    page.browserPage().keyboard().press("Enter");
    page.eventually(() -> assertThat(tags(newest)).containsExactly("ablation", "paper"));
    page.eventually(() -> assertThat(page.focused()).isEqualTo("Add a tag to wide"));
    page.browserPage().keyboard().press("Enter");
    page.eventually(() -> assertThat(page.focused()).isEqualTo("New tag of wide"));
    page.browserPage().keyboard().type("late");
    page.browserPage().keyboard().press("Escape");
    page.eventually(() -> assertThat(page.focused()).isEqualTo("Add a tag to wide"));
    assertThat(new Answers(server.uri()).runs().get(0).text("tags")).isEqualTo("ablation,paper");
  }

  @Test
  void aRunIsRenamedByItsButtonAndTheEnterKey() {
    row(middle).hover();
    page.browserPage().getByLabel("Rename dropout").click();
    page.browserPage().keyboard().type("dropout 0.5");
    page.browserPage().keyboard().press("Enter");
    page.eventually(() -> assertThat(names()).containsExactly("wide", "dropout 0.5", "baseline"));
    assertThat(new Answers(server.uri()).runs().get(1).text("name")).isEqualTo("dropout 0.5");
  }

  @Test
  void aDeletedRunIsGoneUntilThatIsUndone() {
    row(middle).hover();
    page.browserPage().getByLabel("Delete dropout").click();
    page.eventually(() -> assertThat(names()).containsExactly("wide", "baseline"));
    assertThat(page.part("deleted").innerText()).contains("dropout was deleted.");
    page.part("deleted").locator("button").click();
    page.eventually(() -> assertThat(names()).containsExactly("wide", "dropout", "baseline"));
    page.eventually(() -> assertThat(page.part("deleted").count()).isZero());
  }
}
