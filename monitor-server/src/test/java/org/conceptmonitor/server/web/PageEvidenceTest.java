package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.web.Answers.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class PageEvidenceTest {
  private MonitorServer server;
  private PageRun run;
  private MonitorPage page;
  private Answers answers;

  @BeforeEach
  void openPage(Browser browser) {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    run = new PageRun(server.uri(), "baseline", System.currentTimeMillis()).send(6);
    page = MonitorPage.open(browser, server.uri(), "neuron=dense1:1");
    answers = new Answers(server.uri());
    page.eventually(() -> assertThat(page.part("concept").count()).isOne());
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  private List<Row> history(String layer, int neuron) {
    return answers.ask(run.id.toString(), "neuron?layer=%s&neuron=%d".formatted(layer, neuron));
  }

  private void open(String place) {
    page.browserPage().navigate(server.uri() + "/#" + place);
  }

  private Map<Integer, String> words() {
    return answers.ask(run.id.toString(), "concepts").stream()
        .collect(Collectors.toMap(row -> (int) row.number("concept"), row -> row.text("word")));
  }

  @Test
  void theCardOfAConceptShowsItsEvidence() {
    Row now = history("dense1", 1).get(5);
    Map<Integer, String> words = words();

    page.eventually(() -> assertThat(page.part("concept").innerText()).isEqualTo(now.text("word")));
    assertThat(now.text("state")).isEqualTo("concept");
    assertThat(page.part("p-value").innerText()).isEqualTo(now.text("p_value"));
    assertThat(page.part("halves").innerText())
        .isEqualTo(
            "%s · %s"
                .formatted(
                    words.get((int) now.number("concept_first_half")),
                    words.get((int) now.number("concept_second_half"))));
    Set<String> others = new TreeSet<>();
    Arrays.stream(now.text("concept_set").split(","))
        .map(index -> words.get(Integer.valueOf(index)))
        .filter(word -> !word.equals(now.text("word")))
        .forEach(others::add);
    assertThat(others).isNotEmpty();
    assertThat(page.part("neuron-card").innerText()).contains("be told").contains(others);
  }

  @Test
  void theCardOfALowLevelNeuronNamesItsNuisance() {
    open("neuron=conv1:1&epoch=0");
    page.eventually(
        () -> assertThat(page.part("concept").innerText()).isEqualTo("low-level: edges"));
    assertThat(page.part("neuron-card").innerText()).contains("62.0%");
  }

  @Test
  void aLabelChangesOnlyWhereTheConceptSetsAreDisjoint() {
    page.eventually(() -> assertThat(page.part("history").locator("li").count()).isPositive());
    assertThat(stretches())
        .containsExactly("low-level: edges epochs 0–1", "beach epoch 2", "black epochs 3–5");
    List<Row> rows = history("conv2", 0);
    assertThat(rows).extracting(row -> row.text("word")).contains("dotted", "metal");
    open("neuron=conv2:0");
    page.eventually(
        () ->
            assertThat(stretches())
                .containsExactly("none found epochs 0–1", "metal or dotted epochs 2–5"));
  }

  private List<String> stretches() {
    return page.part("history").locator("li").allInnerTexts().stream()
        .map(text -> text.replaceAll("\\s+", " ").strip())
        .toList();
  }

  @Test
  void theUntrainedNetworksCountIsDrawnAcrossTheBars() {
    page.eventually(() -> assertThat(page.numbers("categories-dense1", "dead")).hasSize(6));
    Row untrained =
        answers.ask(run.id.toString(), "diversity").stream()
            .filter(row -> row.text("layer").equals("dense1"))
            .findFirst()
            .orElseThrow();

    assertThat(untrained.number("interpretable")).isPositive();
    assertThat(page.numbers("categories-dense1", "untrained"))
        .containsOnly(List.of(untrained.number("interpretable")))
        .hasSize(6);
    assertThat(page.browserPage().locator("cm-categories .legend").innerText())
        .contains("low-level", "untrained");
  }
}
