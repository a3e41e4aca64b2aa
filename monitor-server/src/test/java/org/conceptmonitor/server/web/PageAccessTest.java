package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Chromium.class)
class PageAccessTest {
  private static final String BACKGROUND =
      "() => getComputedStyle(document.documentElement).backgroundColor";

  /** The contrast ratio of two colours of the style sheet, WCAG 2.2. */
  private static final String CONTRAST =
      """
      ([a, b]) => {
        const luminance = token => {
          document.body.style.color = `var(--${token})`;
          const [red, green, blue] = getComputedStyle(document.body).color.match(/[\\d.]+/g)
            .map(channel => channel / 255)
            .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
        };
        const [x, y] = [luminance(a), luminance(b)];
        return Math.max(x, y) / Math.min(x, y);
      }""";

  private MonitorServer server;
  private Browser browser;
  private MonitorPage page;

  @BeforeEach
  void startServer(Browser browser) {
    this.browser = browser;
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    new PageRun(server.uri(), "baseline", System.currentTimeMillis()).send(3);
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
    server.close();
  }

  @Test
  void coloursFollowTheSystemUntilTheSwitchIsUsedAndThenStay() {
    open(ColorScheme.DARK, 1440);
    assertThat(page.browserPage().evaluate(BACKGROUND)).isEqualTo("rgb(15, 17, 21)");
    assertThat(lineColour()).isEqualTo("rgb(163, 184, 240)");
    page.browserPage().locator("cm-theme-switch button").nth(1).click();
    assertThat(page.browserPage().evaluate(BACKGROUND)).isEqualTo("rgb(245, 246, 248)");
    page.eventually(() -> assertThat(lineColour()).isEqualTo("rgb(47, 79, 150)"));
    page.browserPage().reload();
    page.eventually(() -> assertThat(lineColour()).isEqualTo("rgb(47, 79, 150)"));
  }

  private Object lineColour() {
    return page.part("score-chart")
        .evaluate(
            "({chart}) => chart?.getOption()?.series?.find(s => s.name === 'smoothed')?.lineStyle.color");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void textAndMarksContrastAsTheGuidelinesAsk(ColorScheme colours) {
    open(colours, 1440);
    for (String surface : List.of("page", "card", "well")) {
      for (String text :
          List.of("ink", "ink-muted", "ink-faint", "accent", "good", "warn", "bad")) {
        assertThat(contrast(text, surface)).as("%s on %s", text, surface).isGreaterThan(4.5);
      }
    }
    for (int i = 1; i <= 8; i++) {
      assertThat(contrast("run-" + i, "card")).as("run %d", i).isGreaterThan(3);
    }
    for (String category : List.of("color", "texture", "material", "part", "object", "scene")) {
      assertThat(contrast("category-" + category, "card")).as(category).isGreaterThan(3);
    }
  }

  private double contrast(String a, String b) {
    return ((Number) page.browserPage().evaluate(CONTRAST, List.of(a, b))).doubleValue();
  }

  @Test
  void everythingIsReachedByTheTabKey() {
    open(ColorScheme.LIGHT, 1440);
    Set<String> reached = new LinkedHashSet<>();
    for (int i = 0; i < 120; i++) {
      page.browserPage().keyboard().press("Tab");
      reached.add(page.focused());
    }
    assertThat(reached)
        .contains("smoothing", "epoch", "follow", "layer", "colour", "Play", "dark", "Reset")
        .contains("a concept, for example striped", "Data table: Neurons at epoch 2");
  }

  @ParameterizedTest
  @CsvSource({
    "'', LIGHT",
    "/runs, LIGHT",
    "/scalars, DARK",
    "/concepts, LIGHT",
    "/embedding?neuron=dense1:7, DARK",
    "/neuron?neuron=dense1:7, LIGHT",
    "/diversity, DARK"
  })
  void axeFindsNoSeriousBarrierInAnyView(String place, ColorScheme colours) {
    page = MonitorPage.open(browser, server.uri(), place, 1280, 900, colours);
    page.eventually(
        () ->
            assertThat(page.browserPage().locator("main cm-run-table, main cm-chart").count())
                .isPositive());
    assertThat(page.barriers()).isEmpty();
  }

  @Test
  void everyChartSaysWhatItShowsToAScreenReader() {
    open(ColorScheme.LIGHT, 1440);
    List<String> labels =
        page.browserPage().locator("cm-chart [role=img]").all().stream()
            .map(chart -> chart.getAttribute("aria-label"))
            .toList();
    assertThat(labels).hasSizeGreaterThan(10).allSatisfy(label -> assertThat(label).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(ints = {900, 1280, 1440, 2560})
  void thePageFitsItsWindow(int width) {
    open(ColorScheme.LIGHT, width);
    assertThat(
            page.browserPage().evaluate("() => document.documentElement.scrollWidth - innerWidth"))
        .satisfies(over -> assertThat(((Number) over).intValue()).isNotPositive());
    Map<?, ?> size =
        (Map<?, ?>)
            page.part("embedding-chart")
                .evaluate("({chart}) => ({width: chart.getWidth(), height: chart.getHeight()})");
    assertThat(((Number) size.get("width")).intValue()).isGreaterThan(400);
  }

  private void open(ColorScheme colours, int width) {
    page = MonitorPage.open(browser, server.uri(), "", width, 900, colours);
    page.eventually(() -> assertThat(page.numbers("embedding-chart", "neurons")).isNotEmpty());
    page.eventually(() -> assertThat(page.numbers("score-chart", "raw")).isNotEmpty());
  }
}
