package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.List;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class PageAnchorsTest {
  private static final String SYMBOLS =
      """
      ({chart}) => {
        const {data} = chart.getOption().series.find(({id}) => id === 'anchors');
        return data.map(({symbol, itemStyle}) => symbol + itemStyle.color);
      }""";

  private MonitorServer server;
  private PageRun run;
  private MonitorPage page;

  @BeforeEach
  void openPage(Browser browser) {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    run = new PageRun(server.uri(), "baseline", System.currentTimeMillis()).send(6);
    page = MonitorPage.open(browser, server.uri(), "");
    page.eventually(() -> assertThat(page.part("own-anchors").count()).isOne());
    new ChartNumbers(page, new Answers(server.uri()), run.id.toString())
        .assertEmbeddingEventually(5);
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  private List<List<String>> cells(int anchor) {
    return page.part("anchor-" + anchor).locator("tbody tr").all().stream()
        .map(row -> row.locator("td").allInnerTexts().stream().map(PageAnchorsTest::line).toList())
        .toList();
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  @Test
  void wishedAndUnwantedAnchorsDifferInShapeAndColour() {
    @SuppressWarnings("unchecked") // the expression returns an array of strings
    List<String> symbols = (List<String>) page.part("embedding-chart").evaluate(SYMBOLS);

    assertThat(symbols).hasSize(3);
    assertThat(symbols.get(1)).isEqualTo(symbols.get(2)).isNotEqualTo(symbols.get(0));
    assertThat(page.browserPage().locator("cm-embedding .legend").allInnerTexts().toString())
        .contains("★ concept", "anchor, wished for", "anchor, unwanted");
  }

  @Test
  void eachAnchorNamesTheNearestNeuronOfEachLayerAndHowItsDistanceChanged() {
    page.eventually(
        () ->
            assertThat(cells(1))
                .containsExactly(
                    List.of("conv1 · 2 beach", "0.7", "↓ 0.5", "↓ 0.3"),
                    List.of("conv2 · 0 metal", "0.6", "↓ 0.5", "↓ 0.3"),
                    List.of("dense1 · 1 black", "0.5", "↓ 0.5", "↓ 0.3")));
    assertThat(cells(2)).extracting(row -> row.get(2)).containsOnly("→ 0");
  }

  @Test
  void onlyAnUnwantedAnchorThatNeuronsApproachWarns() {
    page.eventually(
        () -> assertThat(page.part("anchor-1").innerText()).contains("neurons approach it"));
    assertThat(page.part("anchor-1").getAttribute("class")).isEqualTo("warned");
    assertThat(page.part("anchor-0").innerText()).contains("neurons approach it");
    assertThat(page.part("anchor-0").getAttribute("class")).isEmpty();
    assertThat(page.part("anchor-2").innerText()).doesNotContain("approach");
    assertThat(page.part("anchor-2").getAttribute("class")).isEmpty();
  }

  @Test
  void theNearestNeuronsAreThoseOfTheShownEpoch() {
    page.browserPage().locator("input[name=epoch]").press("Home");
    page.eventually(
        () ->
            assertThat(cells(0))
                .containsExactly(
                    List.of("conv1 · 0 none found", "1.2"),
                    List.of("conv2 · 1 low-level: edges", "1.1"),
                    List.of("dense1 · 2 none found", "1")));
  }

  @Test
  void aClickOnTheNearestNeuronOpensItsCard() {
    Locator neuron = page.part("anchor-1").locator("tbody button").nth(2);
    neuron.click();
    page.eventually(
        () ->
            assertThat(page.part("neuron-card").getAttribute("aria-label"))
                .isEqualTo("Neuron dense1 · 1"));
  }

  @Test
  void dAnchorSaysThatItIsMeasuredOverTheWishedAnchors() {
    assertThat(line(page.part("measured").innerText())).isEqualTo("over the one anchor wished for");
  }
}
