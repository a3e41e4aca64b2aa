package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Chromium.class)
class PageLiveTest {
  private static final long NOW = System.currentTimeMillis();

  @TempDir Path folder;
  private MonitorServer server;
  private URI uri;
  private MonitorPage page;
  private Browser browser;

  @BeforeEach
  void startServer(Browser browser) {
    this.browser = browser;
    server = MonitorServer.start(ServerOptions.builder().port(0).data(folder).build());
    uri = server.uri();
  }

  @AfterEach
  void closeAll() {
    page.close();
    server.close();
  }

  @Test
  void beforeAnyRunThePageSaysHowToStartOneAndTheFirstRunShowsUpByItself() {
    page = MonitorPage.open(browser, uri, "");
    page.eventually(
        () ->
            assertThat(page.part("welcome").innerText())
                .contains("examples/run quickstart", "ConceptMonitorListener", "" + uri));
    PageRun run = new PageRun(uri, "first", NOW).begin();
    page.eventually(() -> assertThat(page.part("run-name").allInnerTexts()).contains("first"));
    run.sendEpoch(0);
    new ChartNumbers(page, new Answers(uri), run.id.toString()).assertEmbeddingEventually(0);
    assertThat(page.problems()).isEmpty();
  }

  @Test
  void aNewEpochArrivesInEveryChartWithoutAReload() {
    PageRun run = new PageRun(uri, "baseline", NOW).send(3);
    page = MonitorPage.open(browser, uri, "");
    ChartNumbers charts = new ChartNumbers(page, new Answers(uri), run.id.toString());
    charts.assertAllEqualTheAnswers();
    page.browserPage().evaluate("window.sameDocument = true");
    run.sendEpoch(3);
    charts.assertAllEqualTheAnswers();
    assertThat(page.numbers("categories-conv1", "dead")).hasSize(4);
    assertThat(page.browserPage().evaluate("window.sameDocument")).isEqualTo(true);
    assertThat(page.problems()).isEmpty();
  }

  @Test
  void whatThePageAsksBeforeItsModulesAreThereIsNotAskedAgain() {
    PageRun run = new PageRun(uri, "baseline", NOW).send(2);
    page = MonitorPage.open(browser, uri, "");
    assertNothingIsAskedTwice(run, () -> page.browserPage().reload());
  }

  @Test
  void whatThePageAsksEarlyIsNotAskedAgainWhereItsModulesAreThereBeforeTheRuns() {
    PageRun run = new PageRun(uri, "baseline", NOW).send(2);
    page = MonitorPage.open(browser, uri, "");
    List<Route> held = new ArrayList<>();
    assertNothingIsAskedTwice(
        run,
        () -> {
          page.browserPage().route("**/api/v1/runs", held::add);
          page.browserPage().reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.COMMIT));
          page.browserPage().waitForFunction("() => customElements.get('cm-app') !== undefined");
          held.get(0).resume();
        });
  }

  @Test
  void theHeadlineNumbersDoNotWaitForTheCharts() {
    PageRun run = new PageRun(uri, "baseline", NOW).send(2);
    page = MonitorPage.open(browser, uri, "");
    ChartNumbers charts = new ChartNumbers(page, new Answers(uri), run.id.toString());
    charts.assertAllEqualTheAnswers();
    List<Route> held = new ArrayList<>();
    page.browserPage().route("**/lib/echarts/**", held::add);
    page.browserPage().reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.COMMIT));
    page.eventually(
        () ->
            assertThat(page.part("totals").locator("dd").allInnerTexts())
                .hasSize(6)
                .noneMatch(number -> number.contains("–")));
    page.eventually(() -> assertThat(held).isNotEmpty());
    held.forEach(Route::resume);
    charts.assertAllEqualTheAnswers();
    assertThat(page.problems()).isEmpty();
  }

  private void assertNothingIsAskedTwice(PageRun run, Runnable reload) {
    ChartNumbers charts = new ChartNumbers(page, new Answers(uri), run.id.toString());
    charts.assertAllEqualTheAnswers();
    List<String> asked = new ArrayList<>();
    page.browserPage().onRequest(request -> asked.add(request.url()));
    reload.run();
    charts.assertAllEqualTheAnswers();
    String address = uri + "/api/v1/runs/" + run.id;
    List<String> ofRun = asked.stream().filter(url -> url.startsWith(address)).toList();
    assertThat(ofRun)
        .startsWith(address + "/snapshots?", address + "/diversity?")
        .doesNotHaveDuplicates();
  }

  @Test
  void theNewestRunIsFollowedUntilOneIsChosen() {
    PageRun first = new PageRun(uri, "first", NOW - 2000).send(1);
    page = MonitorPage.open(browser, uri, "");
    shows("first");
    new PageRun(uri, "second", NOW - 1000).send(1);
    shows("second");
    page.part("run-list").locator("button[data-run='" + first.id + "']").click();
    shows("first");
    new PageRun(uri, "third", NOW).send(1);
    page.eventually(
        () -> assertThat(page.part("run-list").locator(".name").allInnerTexts()).contains("third"));
    shows("first");
    assertThat(page.problems()).isEmpty();
  }

  @Test
  void aPageThatLostItsServerSaysSoAndCatchesUpOnceItIsBack() {
    PageRun run = new PageRun(uri, "baseline", NOW).send(2);
    page = MonitorPage.open(browser, uri, "");
    ChartNumbers charts = new ChartNumbers(page, new Answers(uri), run.id.toString());
    charts.assertAllEqualTheAnswers();
    server.close();
    page.eventually(() -> assertThat(page.part("connection").innerText()).contains("reconnecting"));
    assertThat(page.numbers("categories-conv1", "dead")).hasSize(2);
    server = MonitorServer.start(ServerOptions.builder().port(uri.getPort()).data(folder).build());
    run.sendEpoch(2);
    page.eventually(() -> assertThat(page.part("connection").innerText()).contains("connected"));
    charts.assertAllEqualTheAnswers();
    assertThat(page.numbers("categories-conv1", "dead")).hasSize(3);
  }

  @Test
  void aPageThatComesBackDrawsEveryPointOnceAndAsksOnlyForWhatIsNew() {
    PageRun run = new PageRun(uri, "baseline", NOW).send(3);
    page = MonitorPage.open(browser, uri, "");
    ChartNumbers charts = new ChartNumbers(page, new Answers(uri), run.id.toString());
    charts.assertAllEqualTheAnswers();
    List<String> asked = new ArrayList<>();
    page.browserPage().onRequest(request -> asked.add(request.url()));
    server.close();
    page.eventually(() -> assertThat(page.part("connection").innerText()).contains("reconnecting"));
    server = MonitorServer.start(ServerOptions.builder().port(uri.getPort()).data(folder).build());
    run.sendEpoch(3);
    charts.assertAllEqualTheAnswers();
    assertThat(page.numbers("score-chart", "raw"))
        .extracting(item -> item.get(0))
        .hasSize(3 * PageRun.ITERATIONS)
        .doesNotHaveDuplicates();
    assertThat(asked)
        .anyMatch(url -> url.contains("/scalars?after="))
        .noneMatch(url -> url.contains("/series") || url.contains("/concepts"));
  }

  @Test
  void lossesAreCountedInTheHeader() {
    PageRun run = new PageRun(uri, "baseline", NOW).send(1);
    page = MonitorPage.open(browser, uri, "");
    shows("baseline");
    assertThat(page.part("losses").count()).isZero();
    run.sendDropped(7, 2);
    page.eventually(
        () ->
            assertThat(page.part("losses").allInnerTexts().toString())
                .contains("7 batches", "2 snapshots"));
    assertThat(page.problems()).isEmpty();
  }

  @Test
  void anAddressOfARunThatIsNotHereSaysSo() {
    new PageRun(uri, "baseline", NOW).send(1);
    page = MonitorPage.open(browser, uri, "run=gone");
    page.eventually(
        () -> assertThat(page.part("unknown-run").innerText()).contains("no run", "gone"));
    page.part("unknown-run").locator("button").click();
    shows("baseline");
    assertThat(page.problems()).isEmpty();
  }

  private void shows(String name) {
    page.eventually(() -> assertThat(page.part("run-name").allInnerTexts()).containsExactly(name));
  }
}
