package org.conceptmonitor.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.web.Answers.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class PageConceptsTest {
  private static final String FLOWS =
      """
      ({chart}) => (chart?.getOption()?.series?.[0]?.links ?? [])
        .map(({source, target, value}) => `${source.slice(2)} to ${target.slice(2)}: ${value}`)
        .sort()""";

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

  private List<Row> neurons(int epoch) {
    return answers.ask(run.id.toString(), "neurons?epoch=" + epoch);
  }

  private Set<String> words(int epoch) {
    return words(neurons(epoch));
  }

  private static Set<String> words(List<Row> neurons) {
    return neurons.stream()
        .filter(row -> row.text("state").equals("concept"))
        .map(row -> row.text("word"))
        .collect(Collectors.toSet());
  }

  private List<String> listed(String list) {
    return page.part(list).locator(".word").allInnerTexts();
  }

  private void assertChanged(int from, int to) {
    Set<String> earlier = words(from);
    Set<String> later = words(to);
    Set<String> gained = words(to);
    gained.removeAll(earlier);
    Set<String> lost = words(from);
    lost.removeAll(later);
    later.retainAll(earlier);
    page.eventually(() -> assertThat(listed("gained")).containsExactlyInAnyOrderElementsOf(gained));
    page.eventually(() -> assertThat(listed("lost")).containsExactlyInAnyOrderElementsOf(lost));
    page.eventually(() -> assertThat(listed("kept")).containsExactlyInAnyOrderElementsOf(later));
  }

  private static String category(Row neuron) {
    return neuron.text("state").equals("concept") ? neuron.text("category") : neuron.text("state");
  }

  private void assertFlows(int from, int to) {
    List<Row> earlier = neurons(from);
    List<Row> later = neurons(to);
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < later.size(); i++) {
      counts.merge(category(earlier.get(i)) + " to " + category(later.get(i)), 1, Integer::sum);
    }
    List<String> expected =
        counts.entrySet().stream()
            .map(flow -> flow.getKey() + ": " + flow.getValue())
            .sorted()
            .toList();
    page.eventually(() -> assertThat(page.part("flow-chart").evaluate(FLOWS)).isEqualTo(expected));
  }

  @Test
  void conceptsGainedLostAndKeptAreThoseOfTheAnswers() {
    assertChanged(0, 5);
    assertThat(listed("gained")).isNotEmpty();
    choose("from", 5);
    choose("epoch", 1);
    assertChanged(5, 1);
    assertThat(listed("lost")).isNotEmpty();
    assertThat(page.browserPage().url()).contains("from=5", "epoch=1");
  }

  private void choose(String name, int epoch) {
    page.browserPage()
        .locator("cm-concept-changes select[name=" + name + "]")
        .selectOption(String.valueOf(epoch));
  }

  @Test
  void neuronsFlowBetweenCategoriesAsTheAnswersSay() {
    assertFlows(0, 5);
    choose("from", 3);
    assertFlows(3, 5);
  }

  @Test
  void aNeuronOfAListOpensItsView() {
    page.eventually(() -> assertThat(listed("gained")).isNotEmpty());
    Locator neuron = page.part("gained").locator("button").first();
    String name = neuron.innerText().strip();
    neuron.click();
    page.eventually(() -> assertThat(page.part("neuron-name").innerText()).isEqualTo(name));
    assertThat(page.browserPage().url()).contains("/#/neuron");
  }

  @Test
  void sharesAreTheCountsDividedByTheLayersNeuronsWithNoneFoundInBoth() {
    for (String category : List.of("object", "none", "low-level")) {
      page.eventually(
          () ->
              assertThat(page.numbers("categories-dense1", category))
                  .isEqualTo(counts(category, 1)));
    }
    page.browserPage().locator("button[data-measure=share]").click();
    for (String category : List.of("object", "none", "low-level")) {
      page.eventually(
          () ->
              assertThat(page.numbers("categories-dense1", category))
                  .isEqualTo(counts(category, 8)));
    }
    assertThat(page.browserPage().url()).contains("measure=share");
    assertThat(new String(page.save("categories-dense1", "CSV"), UTF_8))
        .startsWith("epoch,color,")
        .contains(",none found,")
        .contains("" + counts("object", 8).get(5).get(0));
  }

  private List<List<Double>> counts(String category, double divisor) {
    return IntStream.range(0, 6)
        .mapToObj(
            epoch ->
                neurons(epoch).stream()
                    .filter(row -> row.text("layer").equals("dense1"))
                    .filter(row -> category(row).equals(category))
                    .count())
        .map(count -> List.of(count / divisor))
        .toList();
  }

  @Test
  void theMostCommonConceptsAreThoseOfTheAnswers() {
    Map<String, Long> counts =
        neurons(5).stream()
            .filter(row -> row.text("state").equals("concept"))
            .collect(Collectors.groupingBy(row -> row.text("word"), Collectors.counting()));
    List<List<Double>> expected =
        counts.values().stream()
            .sorted(Comparator.reverseOrder())
            .map(count -> List.of((double) count))
            .toList();
    page.eventually(
        () -> assertThat(page.numbers("common-concepts", "neurons")).isEqualTo(expected));
  }

  @Test
  void twoRunsAreComparedByTheConceptsThatOnlyOneHas() {
    PageRun other = new PageRun(server.uri(), "short", System.currentTimeMillis() - 60_000).send(2);
    Locator against = page.browserPage().locator("cm-concept-changes select[name=against]");
    page.eventually(() -> assertThat(against.innerText()).contains("short"));
    against.selectOption(other.id.toString());
    Set<String> before = words(answers.ask(other.id.toString(), "neurons?epoch=1"));
    Set<String> gained = words(5);
    gained.removeAll(before);
    assertThat(gained).isNotEmpty();
    page.eventually(() -> assertThat(listed("gained")).containsExactlyInAnyOrderElementsOf(gained));
    before.removeAll(words(5));
    page.eventually(() -> assertThat(listed("lost")).containsExactlyInAnyOrderElementsOf(before));
    assertThat(page.series("balance-chart")).containsExactly("short, epoch 1", "baseline, epoch 5");
    assertThat(page.browserPage().url()).contains("against=" + other.id.toString().substring(0, 8));
    assertThat(page.part("read-differently").count()).isZero();
  }
}
