package org.conceptmonitor.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.Arrays;
import java.util.List;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.web.Answers.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class PageNeuronTest {
  private MonitorServer server;
  private PageRun run;
  private MonitorPage page;
  private Answers answers;

  @BeforeEach
  void openPage(Browser browser) {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    run = new PageRun(server.uri(), "baseline", System.currentTimeMillis()).send(6);
    answers = new Answers(server.uri());
    page = MonitorPage.open(browser, server.uri(), "/neuron?neuron=dense1:1");
    page.eventually(() -> assertThat(page.part("neuron-name").count()).isOne());
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  private List<Row> ask(String question) {
    return answers.ask(run.id.toString(), question);
  }

  private static List<List<Double>> column(List<Row> rows, String column) {
    return rows.stream().map(row -> Arrays.asList(row.number("epoch"), row.drawn(column))).toList();
  }

  @Test
  void anAddressOpensANeuronWithItsEvidenceByEpoch() {
    List<Row> history = ask("neuron?layer=dense1&neuron=1");
    page.eventually(
        () ->
            assertThat(page.numbers("neuron-similarity", "similarity"))
                .isEqualTo(column(history, "similarity")));
    page.eventually(
        () ->
            assertThat(page.numbers("neuron-p-value", "p-value"))
                .isEqualTo(column(history, "p_value")));
    assertThat(page.part("neuron-name").innerText()).isEqualTo("dense1 · 1");
    assertThat(page.part("concept").innerText()).isEqualTo(history.get(5).text("word"));
  }

  @Test
  void theTableHoldsTheConceptSetOfEachEpoch() {
    page.eventually(() -> assertThat(page.numbers("neuron-p-value", "p-value")).hasSize(6));
    String csv = new String(page.save("neuron-p-value", "CSV"), UTF_8);
    assertThat(csv.lines().toList())
        .hasSize(7)
        .startsWith(
            "epoch,state,concept,category,similarity,p-value,concept set,mean activation,maximum activation")
        .anyMatch(
            line -> line.startsWith("5,concept,black,color,") && line.contains("\"black, white\""));
  }

  @Test
  void theHistogramIsThatOfTheAnswerAndSaysHowOftenTheNeuronIsOff() {
    Row now = ask("histograms?layer=dense1&neuron=1").get(5);
    List<List<Double>> expected =
        Arrays.stream(now.text("counts").split(",", -1))
            .map(count -> List.of(Double.valueOf(count)))
            .toList();
    page.eventually(() -> assertThat(page.numbers("activations", "images")).isEqualTo(expected));
    assertThat(page.part("off").innerText()).isEqualTo("Off, exactly 0, on 25.0% of 12 images");
    epoch(1);
    page.eventually(
        () -> assertThat(page.part("off").innerText()).endsWith("12 images; not finite on 1"));
    page.browserPage().locator("button[name=log-images]").click();
    page.eventually(
        () ->
            assertThat(page.numbers("activations", "images").get(2))
                .containsExactly((Double) null));
  }

  private void epoch(int epoch) {
    page.part("images-by-epoch").locator("tr[data-epoch='" + epoch + "'] button").click();
    page.eventually(() -> assertThat(page.browserPage().url()).contains("epoch=" + epoch));
  }

  @Test
  void topImagesOfEachEpochAreThoseOfTheAnswers() {
    for (int epoch : List.of(0, 3, 5)) {
      List<String> captions =
          ask("top-images?layer=dense1&neuron=1&epoch=" + epoch).stream()
              .map(row -> row.text("caption"))
              .toList();
      Locator images = page.part("images-by-epoch").locator("tr[data-epoch='" + epoch + "'] img");
      page.eventually(
          () ->
              assertThat(images.all().stream().map(image -> image.getAttribute("alt")).toList())
                  .isEqualTo(captions));
    }
  }

  @Test
  void theNearestNeuronsLeadOn() {
    List<String> expected =
        ask("neighbours?layer=dense1&neuron=1&epoch=5&limit=8").stream()
            .map(row -> row.text("layer") + " · " + row.text("neuron"))
            .toList();
    assertThat(expected).hasSize(8);
    Locator items = page.part("neighbours").locator("button");
    page.eventually(
        () -> assertThat(items.locator("span:first-of-type").allInnerTexts()).isEqualTo(expected));
    items.first().click();
    page.eventually(
        () -> assertThat(page.part("neuron-name").innerText()).isEqualTo(expected.get(0)));
    page.browserPage().goBack();
    page.eventually(() -> assertThat(page.part("neuron-name").innerText()).isEqualTo("dense1 · 1"));
  }

  @Test
  void aDeadNeuronHasNoImagesAndNoNeighbours() {
    page.browserPage().navigate(server.uri() + "/#/neuron?neuron=conv1:3");
    page.eventually(() -> assertThat(page.part("concept").innerText()).isEqualTo("dead"));
    page.eventually(
        () ->
            assertThat(page.browserPage().locator("cm-neighbours p").allInnerTexts())
                .containsExactly("None is known at this epoch."));
    page.eventually(
        () ->
            assertThat(page.numbers("activations", "images"))
                .containsExactly(List.of(12.0), List.of(0.0), List.of(0.0), List.of(0.0)));
  }

  @Test
  void withTheKeyboardAloneAnotherNeuronAndEpochAreChosen() {
    page.browserPage().keyboard().press("[");
    page.eventually(() -> assertThat(page.browserPage().url()).contains("epoch=4"));
    page.browserPage().getByLabel("Next neuron").focus();
    page.browserPage().keyboard().press("Enter");
    page.eventually(() -> assertThat(page.part("neuron-name").innerText()).isEqualTo("dense1 · 2"));
    page.browserPage().locator("input[name=neuron-index]").focus();
    page.browserPage().keyboard().press("Control+a");
    page.browserPage().keyboard().type("7");
    page.browserPage().keyboard().press("Enter");
    page.eventually(() -> assertThat(page.part("neuron-name").innerText()).isEqualTo("dense1 · 7"));
  }

  @Test
  void aNeuronThatTheRunHasNotIsToldAndAnotherCanBeChosen() {
    page.browserPage().navigate(server.uri() + "/#/neuron?neuron=dense1:99");
    page.eventually(
        () ->
            assertThat(page.part("no-neuron").innerText())
                .isEqualTo("This run has no neuron dense1 · 99."));
    page.browserPage().locator("select[name=neuron-layer]").selectOption("conv2");
    page.eventually(() -> assertThat(page.part("neuron-name").innerText()).isEqualTo("conv2 · 0"));
  }
}
