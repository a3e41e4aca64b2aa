package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.web.Answers.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the rules found, on the page. The run's score is not finite for a while. */
@ExtendWith(Chromium.class)
class PageAlertsTest {
  private MonitorServer server;
  private PageRun run;
  private Answers answers;
  private MonitorPage page;

  @BeforeEach
  void openPage(Browser browser) {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    run = new PageRun(server.uri(), "baseline", System.currentTimeMillis()).send(4);
    answers = new Answers(server.uri());
    page = MonitorPage.open(browser, server.uri(), "/diversity");
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  private List<String> messages() {
    List<String> messages = new ArrayList<>();
    for (Row row : answers.ask(run.id.toString(), "alerts")) {
      messages.add(row.text("message"));
    }
    Collections.reverse(messages);
    return messages;
  }

  private Locator shown() {
    return page.part("alerts").locator("li");
  }

  private void assertAllShown() {
    List<String> messages = messages();
    page.eventually(
        () -> {
          List<String> texts = shown().allInnerTexts();
          assertThat(texts).hasSameSizeAs(messages);
          for (int i = 0; i < texts.size(); i++) {
            assertThat(texts.get(i)).contains(messages.get(i));
          }
        });
    page.eventually(
        () ->
            assertThat(page.part("alert-badge").innerText())
                .startsWith(Integer.toString(messages.size())));
  }

  @Test
  void alertsStandNewestFirstWithTheServersSentencesAndTheirNumberBesideTheView() {
    assertThat(messages()).anyMatch(message -> message.startsWith("train/score is "));
    assertAllShown();
  }

  @Test
  void anAlertAppearsWhileTheRunGoesOn() {
    assertAllShown();
    run.sendSeries("validation/score", 0.5, Double.POSITIVE_INFINITY);
    page.eventually(
        () ->
            assertThat(shown().allInnerTexts())
                .anyMatch(text -> text.contains("validation/score is infinite at iteration 2.")));
    assertAllShown();
  }

  @Test
  void anAlertLeadsToItsSeriesOrItsNeurons() {
    assertAllShown();
    Locator series =
        shown().filter(new Locator.FilterOptions().setHasText("train/score is ")).locator("button");
    series.focus();
    series.press("Enter");
    page.eventually(
        () ->
            assertThat(page.browserPage().url())
                .contains("/scalars?")
                .contains("match=%5Etrain/score%24"));
  }

  @Test
  void aRunWithoutAlertsSaysSo() {
    PageRun quiet = new PageRun(server.uri(), "quiet", System.currentTimeMillis() + 1).begin();
    page.browserPage().navigate(server.uri() + "/#/diversity?run=" + quiet.id);
    page.eventually(
        () -> assertThat(page.part("alert-count").innerText()).startsWith("none: the rules found"));
    assertThat(page.part("alert-badge").count()).isZero();
  }

  @Test
  void alertsAreNoBarrier() {
    assertAllShown();
    assertThat(page.barriers()).isEmpty();
  }
}
