package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The longest frame of the embedding view with 20,000 neurons while the slider plays through epochs
 * that the page has not seen, until the last is painted, and new data arrives ten times a second.
 * Prints the frames and the longest tasks; a benchmark, run by its name alone.
 */
@ExtendWith(Chromium.class)
class PageEmbeddingBenchmark {
  private static final int NEURONS = 20_000;
  private static final int EPOCHS = 12;
  private static final int PATIENCE = 120_000;
  private static final String PAINTED =
      "chart => chart.getRootNode().querySelector('cm-dots').painted.neurons[0].epoch";

  @ParameterizedTest
  @ValueSource(strings = {"category", "layer", "change"})
  void twentyThousandNeuronsPlay(String colour, Browser browser) {
    AtomicInteger step = new AtomicInteger();
    ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
    try (MonitorServer server = MonitorServer.start(ServerOptions.builder().port(0).build())) {
      LargeRun run = new LargeRun(server.uri(), NEURONS).send(EPOCHS);
      String place = "/embedding?epoch=0&colour=" + colour;
      try (MonitorPage page =
          MonitorPage.open(browser, server.uri(), place, 1440, 900, ColorScheme.LIGHT)) {
        page.browserPage().setDefaultTimeout(PATIENCE);
        page.eventually(() -> assertThat(page.series("embedding-chart")).contains("neurons"));
        page.browserPage().waitForTimeout(3_000);
        Future<?> sending =
            sender.scheduleAtFixedRate(
                () -> run.sendScore(step.incrementAndGet()), 0, 100, TimeUnit.MILLISECONDS);
        PageFrames frames = new PageFrames(page.browserPage());
        page.browserPage().locator("cm-epoch-slider button").first().click();
        page.eventually(() -> assertThat(painted(page)).isEqualTo(EPOCHS - 1));
        assertThat(sending.isDone()).as("data stopped").isFalse();
        frames.print("by " + colour);
      } finally {
        sender.shutdownNow();
      }
    }
  }

  private static Object painted(MonitorPage page) {
    return page.part("embedding-chart").evaluate(PAINTED);
  }
}
