package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The longest frame of the scalars view with 60 series of 10,000 points, every one of which gets a
 * new point ten times a second, first at rest and then while somebody scrolls. Prints the frames
 * and the longest tasks; a benchmark, run by its name alone.
 */
@ExtendWith(Chromium.class)
class PageScalarsBenchmark {
  private static final int POINTS = 10_000;
  private static final int MILLIS = 10_000;
  private static final int SCROLLS = 50;

  @ParameterizedTest
  @CsvSource({"1, 60", "3, 20"})
  void sixtySeriesGrow(int runs, int tags, Browser browser) {
    AtomicInteger step = new AtomicInteger(POINTS);
    ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
    try (MonitorServer server = MonitorServer.start(ServerOptions.builder().port(0).build())) {
      List<ManySeriesRun> all =
          IntStream.range(0, runs)
              .mapToObj(i -> new ManySeriesRun(server.uri(), "run " + i, tags).send(POINTS))
              .toList();
      String others =
          all.stream().skip(1).map(run -> "&with=" + run.id()).collect(Collectors.joining());
      String place = "/scalars?run=" + all.get(0).id() + others;
      try (MonitorPage page = MonitorPage.open(browser, server.uri(), place)) {
        Page shown = page.browserPage();
        page.eventually(
            () ->
                assertThat(page.series("scalar-series/" + (tags - 1)))
                    .contains("run " + (runs - 1)));
        shown.waitForTimeout(3_000);
        Future<?> sending =
            sender.scheduleAtFixedRate(
                () -> all.forEach(run -> run.sendPoint(step.incrementAndGet())),
                0,
                100,
                TimeUnit.MILLISECONDS);
        PageFrames resting = new PageFrames(shown);
        shown.waitForTimeout(MILLIS);
        resting.print("%d runs, %d tags, at rest".formatted(runs, tags));
        PageFrames scrolling = new PageFrames(shown);
        shown.mouse().move(700, 500);
        for (int i = 0; i < SCROLLS; i++) {
          shown.mouse().wheel(0, i < SCROLLS / 2 ? 200 : -200);
          shown.waitForTimeout(MILLIS / SCROLLS);
        }
        scrolling.print("%d runs, %d tags, scrolled".formatted(runs, tags));
        assertThat(sending.isDone()).as("data stopped").isFalse();
      } finally {
        sender.shutdownNow();
      }
    }
  }
}
