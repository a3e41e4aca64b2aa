package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.web.Answers.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What training and monitoring take of the machine, on the page. */
@ExtendWith(Chromium.class)
class PageSystemTest {
  private MonitorServer server;
  private PageRun run;
  private Answers answers;
  private MonitorPage page;

  @BeforeEach
  void openPage(Browser browser) {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    run = new PageRun(server.uri(), "baseline", System.currentTimeMillis()).send(4);
    run.sendSeries("system/heap_bytes", 1.25e9, 2e9);
    run.sendSeries("system/gc_share", 0.01, 0.125);
    answers = new Answers(server.uri());
    page = MonitorPage.open(browser, server.uri(), "/system");
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  private String head(String chart) {
    return page.browserPage().locator("cm-figure[name='%s-chart'] h3".formatted(chart)).innerText();
  }

  @Test
  void seriesOfTheProcessAreDrawnWithTheirNewestValueInItsUnit() {
    page.eventually(() -> assertThat(head("system-heap-bytes")).contains("2 GB"));
    page.eventually(() -> assertThat(head("system-gc-share")).contains("12.5%"));
    page.eventually(
        () ->
            assertThat(page.numbers("system-heap-bytes-chart", "raw"))
                .containsExactly(List.of(1.0, 1.25e9), List.of(2.0, 2e9)));
  }

  @Test
  void aSeriesThatTheRunDoesNotHaveSaysSo() {
    page.browserPage()
        .locator("cm-figure[name='system-cpu-cores-chart']")
        .getByText("No value yet")
        .waitFor();
  }

  @Test
  void aSnapshotsCostIsItsShareOfTheTimeSinceTheOneBefore() {
    List<Row> snapshots = answers.ask(run.id.toString(), "snapshots");
    page.eventually(
        () -> {
          List<List<Double>> pauses = page.numbers("snapshot-cost-chart", "pause of training");
          assertThat(pauses).hasSize(snapshots.size());
          assertThat(pauses.get(0).get(1)).isNull();
          for (int i = 1; i < snapshots.size(); i++) {
            double period = snapshots.get(i).number("time") - snapshots.get(i - 1).number("time");
            double pause = snapshots.get(i).number("pause_micros") / 1000;
            assertThat(pauses.get(i).get(1)).isEqualTo(pause / period);
          }
        });
  }

  @Test
  void theViewIsNoBarrier() {
    page.eventually(() -> assertThat(head("system-heap-bytes")).contains("2 GB"));
    assertThat(page.barriers()).isEmpty();
  }
}
