package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.web.Answers.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class PageDetectionsTest {
  private MonitorServer server;
  private PageRun run;
  private Answers answers;
  private MonitorPage page;

  @BeforeEach
  void openPage(Browser browser) {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    run = new PageRun(server.uri(), "baseline", System.currentTimeMillis()).send(6);
    answers = new Answers(server.uri());
    page = MonitorPage.open(browser, server.uri(), "/concepts");
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  @Test
  void aSearchedConceptsNeuronsAreToldWithTheEpochSinceWhen() {
    Locator table = page.part("detections");
    page.browserPage().locator("cm-detections input[name=find]").fill("wHee");
    List<Row> answer = answers.ask(run.id.toString(), "detections?word=whee");
    assertThat(answer).isNotEmpty();
    List<String> expected =
        answer.stream()
            .sorted(Comparator.comparing(row -> row.number("first_epoch")))
            .map(PageDetectionsTest::told)
            .toList();
    page.eventually(
        () ->
            assertThat(
                    table.locator("tr").all().stream()
                        .map(row -> String.join(" ", row.locator("td").allInnerTexts()))
                        .map(text -> text.replaceAll("\\s+", " "))
                        .toList())
                .isEqualTo(expected));
    assertThat(page.browserPage().url()).contains("find=wHee");
    table.locator("a").first().click();
    page.eventually(() -> assertThat(page.part("neuron-name").count()).isOne());
  }

  private static String told(Row row) {
    String word = row.text("word");
    List<String> others = new ArrayList<>(List.of(row.text("words").split(", ", -1)));
    others.remove(word);
    return "%s%s %s · %s %s %s %s %s"
        .formatted(
            word,
            others.isEmpty() ? "" : " or " + String.join(", ", others),
            row.text("layer"),
            row.text("neuron"),
            row.text("first_epoch"),
            row.number("last_epoch") == 5 ? "still" : row.text("last_epoch"),
            row.text("epochs"),
            four(row.number("similarity")));
  }

  @Test
  void aHeadingSortsAndAConceptThatNobodyDetectsIsSaid() {
    page.eventually(() -> assertThat(page.part("detections").locator("tr").count()).isPositive());
    page.browserPage().locator("cm-detections button[data-sort=similarity]").click();
    page.browserPage().locator("cm-detections button[data-sort=similarity]").click();
    List<Double> expected =
        answers.ask(run.id.toString(), "detections").stream()
            .map(row -> row.number("similarity"))
            .sorted(Comparator.reverseOrder())
            .toList();
    page.eventually(
        () ->
            assertThat(page.part("detections").locator("tr td:last-child").first().innerText())
                .isEqualTo(four(expected.get(0))));
    page.browserPage().locator("cm-detections input[name=find]").fill("zebra");
    page.eventually(
        () ->
            assertThat(page.browserPage().locator("cm-detections .empty").innerText())
                .isEqualTo("No neuron detected “zebra” at any epoch."));
  }

  private static String four(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  @Test
  void theAnswerBehindAFigureIsSavedAsArrow() throws IOException, InterruptedException {
    page.eventually(() -> assertThat(page.numbers("categories-dense1", "object")).hasSize(6));
    assertThat(page.save("categories-dense1", "Arrow")).isEqualTo(arrow("categories"));
    assertThat(page.save(page.browserPage().locator("cm-detections .below"), "Arrow"))
        .isEqualTo(arrow("detections"));
  }

  private byte[] arrow(String question) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.uri().resolve("/api/v1/runs/" + run.id + "/" + question))
                .header("Accept", "application/vnd.apache.arrow.stream")
                .build(),
            BodyHandlers.ofByteArray())
        .body();
  }
}
