package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class PageRegularizerTest {
  private static final int ITERATIONS = 12;
  private static final Map<String, Map<String, String>> TAGS =
      Map.of(
          "loss-and-term-chart",
          Map.of(
              "L_std", "loss",
              "β d_anchor, conv2", "term/conv2",
              "β d_anchor, dense1", "term/dense1"),
          "gradient-norms-chart",
          Map.of(
              "loss, conv2", "loss_gradient_norm/conv2",
              "term, conv2", "gradient_norm/conv2",
              "loss, dense1", "loss_gradient_norm/dense1",
              "term, dense1", "gradient_norm/dense1"),
          "minibatch-distance-chart",
          Map.of("conv2", "anchor_distance/conv2", "dense1", "anchor_distance/dense1"));

  private MonitorServer server;
  private PageRun run;
  private MonitorPage page;

  @BeforeEach
  void openPage(Browser browser) {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    run = new PageRun(server.uri(), "regularized", System.currentTimeMillis()).send(1);
    page = MonitorPage.open(browser, server.uri(), "");
    page.eventually(() -> assertThat(page.part("embedding-chart").count()).isOne());
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  @Test
  void theTermIsDrawnAndTheHeaderSaysWhatItIsAndWhatCouldNotBeRead() {
    run.sendTerms(ITERATIONS).sendUnreadTerms(1_234);

    Answers answers = new Answers(server.uri());
    page.eventually(
        () ->
            TAGS.forEach(
                (chart, series) ->
                    series.forEach(
                        (name, tag) ->
                            assertThat(page.numbers(chart, name))
                                .as("%s, %s", chart, name)
                                .hasSize(ITERATIONS)
                                .isEqualTo(points(answers, tag)))));
    assertThat(page.numbers("gradient-ratio-chart", "conv2"))
        .hasSize(ITERATIONS)
        .allMatch(point -> point.get(1) == 0.25);
    page.eventually(
        () ->
            assertThat(page.part("settings").locator("div").allInnerTexts())
                .containsExactly(
                    "Regularizer\nconcept diversity", "Regularized layers\nconv2, dense1"));
    assertThat(page.part("unread-terms").innerText())
        .contains("could not be read in 1,234 iterations");
  }

  private List<List<Double>> points(Answers answers, String tag) {
    return answers.ask(run.id.toString(), "scalars?tag=regularizer/" + tag).stream()
        .map(row -> Arrays.asList(row.drawn("step"), row.drawn("value")))
        .toList();
  }

  @Test
  void aSkippedTermIsMarkedAndNotDrawnAsZero() {
    run.sendTerms(ITERATIONS);

    page.eventually(
        () ->
            assertThat(page.numbers("loss-and-term-chart", "not finite"))
                .extracting(item -> item.get(0))
                .containsExactly((double) PageRun.SKIPPED));
    assertThat(page.numbers("loss-and-term-chart", "β d_anchor, dense1"))
        .element(PageRun.SKIPPED - 1)
        .extracting(item -> item.get(1))
        .isNull();
    assertThat(page.numbers("loss-and-term-chart", "β d_anchor, dense1, smoothed"))
        .element(PageRun.SKIPPED - 1)
        .extracting(item -> item.get(1))
        .isNull();
  }

  @Test
  void aWeightThatIsSetAnewAtEachStepIsSaid() {
    run.sendTerms(ITERATIONS);
    page.eventually(() -> assertThat(page.part("reading").innerText()).contains("Compare L_std"));
    assertThat(page.part("reading").innerText()).doesNotContain("β is set anew");

    run.sendSeries("regularizer/term/dense2", 0.2, 0.3);
    run.sendSeries("regularizer/anchor_distance/dense2", 0.8, 0.7);
    page.eventually(() -> assertThat(page.part("reading").innerText()).contains("β is set anew"));
  }

  @Test
  void aRunWithoutATermShowsNothingOfIt() {
    run.sendEpoch(1);

    page.eventually(() -> assertThat(page.numbers("score-chart", "raw")).isNotEmpty());
    assertThat(page.browserPage().locator("cm-regularizer").isVisible()).isFalse();
    assertThat(page.part("settings").count()).isZero();
    assertThat(page.part("unread-terms").count()).isZero();
  }
}
