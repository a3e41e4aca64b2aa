package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.Arrays;
import java.util.List;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class PageComparedRunsTest {
  private MonitorServer server;
  private Browser browser;
  private PageRun older;
  private PageRun newer;
  private MonitorPage page;

  @BeforeEach
  void sendTwoRuns(Browser browser) {
    this.browser = browser;
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    older = new PageRun(server.uri(), "older", System.currentTimeMillis() - 9000).send(5);
    newer = new PageRun(server.uri(), "newer", System.currentTimeMillis()).send(3);
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  private void open(String view) {
    page = MonitorPage.open(browser, server.uri(), view + "with=" + older.id);
  }

  private List<List<Double>> answered(PageRun run, String layer, String column) {
    return new Answers(server.uri())
        .ask(run.id.toString(), "diversity").stream()
            .filter(row -> row.text("layer").equals(layer))
            .map(row -> Arrays.asList(row.number("epoch"), row.drawn(column)))
            .toList();
  }

  private void assertCompared(String column, String layer) {
    String chart = "compared-%s-%s".formatted(column, layer);
    page.eventually(
        () -> assertThat(page.numbers(chart, "older")).isEqualTo(answered(older, layer, column)));
    page.eventually(
        () -> assertThat(page.numbers(chart, "newer")).isEqualTo(answered(newer, layer, column)));
  }

  @Test
  void diversityOfTheChosenRunsIsDrawnOverEachOther() {
    open("/diversity?");
    assertCompared("anchor_distance", "conv2");
    assertCompared("interpretable", "dense1");
    page.browserPage().getByLabel("Leave out older").click();
    page.eventually(
        () -> assertThat(page.browserPage().locator("cm-compared-diversity").count()).isZero());
  }

  @Test
  void theOverviewComparesTheChosenRunsToo() {
    open("");
    assertCompared("interpretable", "conv1");
  }
}
