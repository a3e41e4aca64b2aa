package org.conceptmonitor.server.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The page in a browser, as a person and as a test see it. Belongs to the thread that opened it;
 * {@link #close} closes its window.
 */
public final class MonitorPage implements AutoCloseable {
  private static final Set<String> COMPLAINTS = Set.of("error", "warning");
  private static final String SERIES =
      """
      (chart, name) => {
        const series = (chart.chart?.getOption()?.series ?? []).find(s => s.name === name);
        const {data = [], dimensions: {length: size = 1} = []} = series ?? {};
        return JSON.stringify(!ArrayBuffer.isView(data) ? data.map(item => item?.value ?? item)
          : Array.from({length: data.length / size}, (_, i) =>
            Array.from(data.subarray(size * i, size * (i + 1)))));
      }""";
  private static final String NAMES =
      "chart => (chart.chart?.getOption()?.series ?? []).map(series => series.name)";

  private static final String BARRIERS =
      """
      async () => {
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
        const {violations} = await axe.run(document, {runOnly: {type: 'tag', values: tags}});
        return violations.filter(({impact}) => ['serious', 'critical'].includes(impact))
          .map(({id, help, nodes}) => `${id}: ${help}: `
            + nodes.map(({target, any}) => `${target} ${any[0]?.message ?? ''}`).join('; '));
      }""";
  private static final String FOCUSED =
      """
      () => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at?.name || at?.getAttribute('aria-label') || at?.textContent?.trim()
          || at?.placeholder || '';
      }""";

  private final BrowserContext context;
  private final Page page;
  private final URI server;
  private final List<String> problems = new ArrayList<>();
  private final ObjectMapper json = new ObjectMapper();

  private MonitorPage(BrowserContext context, URI server) {
    this.context = context;
    this.page = context.newPage();
    this.server = server;
    watch();
  }

  /**
   * Opens the page in a fresh window of 1440 x 900 pixels.
   *
   * @param server the server's address
   * @param place the part of the address behind the #, may be empty
   */
  public static MonitorPage open(Browser browser, URI server, String place) {
    return open(browser, server, place, 1440, 900, ColorScheme.LIGHT);
  }

  /** Opens the page in a fresh window of this size and with the colours that a system prefers. */
  public static MonitorPage open(
      Browser browser, URI server, String place, int width, int height, ColorScheme colours) {
    return open(
        browser,
        server,
        place,
        new Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setLocale("en-US")
            .setColorScheme(colours));
  }

  /** Opens the page in a fresh window with these options, without motion. */
  public static MonitorPage open(
      Browser browser, URI server, String place, Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options.setReducedMotion(ReducedMotion.REDUCE));
    MonitorPage opened = new MonitorPage(context, server);
    opened.page.navigate(server + "/#" + place);
    return opened;
  }

  private void watch() {
    page.onConsoleMessage(
        message -> {
          if (COMPLAINTS.contains(message.type())) {
            problems.add("console: " + message.text());
          }
        });
    page.onPageError(error -> problems.add("error: " + error));
    page.onRequest(request -> watchHost(request.url()));
    page.onWebSocket(socket -> watchHost(socket.url()));
  }

  private void watchHost(String url) {
    URI target = URI.create(url);
    if (!server.getAuthority().equals(target.getAuthority())) {
      problems.add("request to another host: " + url);
    }
  }

  /**
   * What went wrong so far: console errors and warnings (violations of the content security policy
   * among them), uncaught errors, requests to other hosts.
   */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The browser's page, for what has no method here. */
  public Page browserPage() {
    return page;
  }

  /** The element with this {@code data-testid}. */
  public Locator part(String testId) {
    return page.getByTestId(testId);
  }

  /** The names of the series that a chart holds. */
  @SuppressWarnings("unchecked") // the expression returns an array of strings
  public List<String> series(String chart) {
    return (List<String>) part(chart).evaluate(NAMES);
  }

  /**
   * The numbers that a chart's series holds, as many an item as it has coordinates; null where
   * nothing is drawn.
   */
  public List<List<Double>> numbers(String chart, String series) {
    List<List<Double>> items = new ArrayList<>();
    parse((String) part(chart).evaluate(SERIES, series)).forEach(item -> items.add(item(item)));
    return items;
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + text, e);
    }
  }

  private static List<Double> item(JsonNode item) {
    List<Double> numbers = new ArrayList<>();
    Iterable<JsonNode> values = item.isArray() ? item : List.of(item);
    values.forEach(value -> numbers.add(value.isNull() ? null : Double.valueOf(value.asDouble())));
    return numbers;
  }

  /** Waits until a check passes, and fails as it does where it doesn't within Playwright's time. */
  public void eventually(Runnable check) {
    AssertionError[] last = new AssertionError[1];
    try {
      page.waitForCondition(() -> passes(check, last));
    } catch (TimeoutError e) {
      if (last[0] == null) {
        throw e;
      }
      last[0].addSuppressed(e);
      throw last[0];
    }
  }

  private static boolean passes(Runnable check, AssertionError[] last) {
    try {
      check.run();
      return true;
    } catch (AssertionError e) {
      last[0] = e;
      return false;
    } catch (PlaywrightException e) { // what a script looks at may not be there yet
      last[0] = new AssertionError(e.getMessage(), e);
      return false;
    }
  }

  /** Clicks on a neuron's dot in the embedding view. */
  public void clickNeuron(String layer, int neuron) {
    Object place =
        part("embedding-chart")
            .evaluate(
                """
                (chart, id) => {
                  const neurons = chart.chart.getOption().series.find(s => s.id === 'neurons');
                  const {value, symbolOffset} = neurons.data.find(item => item.id === id);
                  const [left, top] = chart.chart.convertToPixel('grid', value.slice(0, 2));
                  return {x: left + symbolOffset[0], y: top + symbolOffset[1]};
                }""",
                layer + ":" + neuron);
    Map<?, ?> pixel = (Map<?, ?>) place;
    part("embedding-chart")
        .click(
            new Locator.ClickOptions()
                .setPosition(
                    ((Number) pixel.get("x")).doubleValue(),
                    ((Number) pixel.get("y")).doubleValue()));
  }

  /**
   * What axe-core finds wrong with what is shown, for who can't see, hear or use a mouse: its
   * serious and critical findings by the guidelines' levels A and AA, each with its places.
   */
  @SuppressWarnings("unchecked") // the expression returns an array of strings
  public List<String> barriers() {
    page.evaluate(axe());
    return (List<String>) page.evaluate(BARRIERS);
  }

  private static String axe() {
    try (InputStream script = MonitorPage.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The element that has the keyboard's focus, named by what a person would call it. */
  public String focused() {
    return (String) page.evaluate(FOCUSED);
  }

  /**
   * Clicks on what saves a chart.
   *
   * @param kind CSV, Arrow, PNG or SVG
   * @return the bytes of the file
   */
  public byte[] save(String chart, String kind) {
    return save(page.locator("cm-figure[name='" + chart + "']"), kind);
  }

  /** Clicks on what saves the chart within an element, in the same way. */
  public byte[] save(Locator within, String kind) {
    within.hover();
    Download download = page.waitForDownload(within.getByTitle("Save as " + kind)::click);
    try (InputStream in = download.createReadStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores a picture of the whole page. */
  public void screenshot(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  @Override
  public void close() {
    context.close();
  }
}
