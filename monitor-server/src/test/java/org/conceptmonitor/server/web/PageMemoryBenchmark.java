package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a view that follows a run holds after garbage collections while 1,000 epochs arrive, and
 * what the same view holds when it is loaded anew with all of them. Prints both; a benchmark, run
 * by its name alone.
 */
@ExtendWith(Chromium.class)
class PageMemoryBenchmark {
  private static final int EPOCHS = 1_000;
  private static final int REPORT = 100;
  private static final int TOGETHER = 5;
  private static final List<String> METRICS =
      List.of("JSHeapUsedSize", "Nodes", "JSEventListeners");
  private static final String SHOWN =
      "epoch => document.querySelector('cm-app').monitor.epoch === epoch";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/embedding?track=conv1:1&track=dense1:2&neuron=conv1:1",
        "/concepts",
        "/scalars",
        "/diversity"
      })
  void aThousandEpochsArrive(String place, Browser browser) {
    try (MonitorServer server = MonitorServer.start(ServerOptions.builder().port(0).build())) {
      PageRun run = new PageRun(server.uri(), "long", System.currentTimeMillis()).send(1);
      try (MonitorPage opened = MonitorPage.open(browser, server.uri(), place)) {
        Page page = opened.browserPage();
        for (int epoch = TOGETHER; epoch <= EPOCHS; epoch += TOGETHER) {
          run.sendEpochs(epoch - TOGETHER + 1, epoch + 1);
          page.waitForFunction(SHOWN, epoch);
          if (epoch % REPORT == 0) {
            print(place + ", " + epoch + " epochs", page);
          }
        }
        page.reload();
        page.waitForFunction(SHOWN, EPOCHS);
        print(place + ", loaded anew", page);
        assertThat(opened.problems()).isEmpty();
      }
    }
  }

  private static void print(String what, Page page) {
    page.waitForTimeout(2_000);
    CDPSession session = page.context().newCDPSession(page);
    session.send("HeapProfiler.collectGarbage");
    session.send("Performance.enable");
    Map<String, Long> metrics =
        StreamSupport.stream(
                session.send("Performance.getMetrics").getAsJsonArray("metrics").spliterator(),
                false)
            .map(metric -> (JsonObject) metric)
            .filter(metric -> METRICS.contains(metric.get("name").getAsString()))
            .collect(
                Collectors.toMap(
                    metric -> metric.get("name").getAsString(),
                    metric -> metric.get("value").getAsLong()));
    session.detach();
    System.out.printf(
        "%s: heap %d KiB, %d nodes, %d listeners%n",
        what,
        metrics.get("JSHeapUsedSize") / 1024,
        metrics.get("Nodes"),
        metrics.get("JSEventListeners"));
  }
}
