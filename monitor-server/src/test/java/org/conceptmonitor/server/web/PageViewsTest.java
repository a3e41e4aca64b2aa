package org.conceptmonitor.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class PageViewsTest {
  private static final String PIXEL = "({chart}, x) => chart.convertToPixel({xAxisIndex: 0}, x)";
  private static final String LINE = "chart => chart.renderRoot.querySelector('.crosshair')";

  private MonitorServer server;
  private Browser browser;
  private PageRun run;
  private Answers answers;
  private MonitorPage page;

  @BeforeEach
  void startServer(Browser browser) {
    this.browser = browser;
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    run = new PageRun(server.uri(), "baseline", System.currentTimeMillis()).send(6);
    answers = new Answers(server.uri());
  }

  @AfterEach
  void closePage() {
    page.close();
    server.close();
  }

  @Test
  void everyViewHasAnAddressAndTheBackButtonReturns() {
    open("run=" + run.id);
    for (String view : List.of("concepts", "embedding", "neuron", "diversity")) {
      page.browserPage().locator("cm-navigation a[data-view=" + view + "]").click();
      page.eventually(() -> assertThat(page.browserPage().url()).contains("/#/" + view + "?run="));
      page.eventually(() -> assertThat(shown()).isEqualTo("cm-" + view + "-view"));
    }
    page.browserPage().goBack();
    page.eventually(() -> assertThat(shown()).isEqualTo("cm-neuron-view"));
    page.browserPage().goBack();
    page.browserPage().goBack();
    page.browserPage().goBack();
    page.eventually(() -> assertThat(shown()).isEqualTo("cm-overview-view"));
    assertThat(page.problems()).isEmpty();
  }

  private Object shown() {
    return page.browserPage().locator("main > *").last().evaluate("element => element.localName");
  }

  @Test
  void anAddressNamesARunByTheBeginningOfItsId() {
    PageRun newer = new PageRun(server.uri(), "newer", System.currentTimeMillis() + 1000).send(1);
    open("/diversity?run=" + run.id.toString().substring(0, 8));
    page.eventually(() -> assertThat(name()).isEqualTo("baseline"));
    page.browserPage().navigate(server.uri() + "/#/diversity?run=" + newer.id);
    page.eventually(() -> assertThat(name()).isEqualTo("newer"));
  }

  private String name() {
    return page.part("run-name").allInnerTexts().toString().replaceAll("[\\[\\]]", "");
  }

  @Test
  void anAddressWithoutAViewOpensTheOverviewAsItAlwaysDid() {
    open("run=%s&epoch=3&neuron=dense1%%3A7&track=dense1:7&layer=dense1".formatted(run.id));
    page.eventually(
        () ->
            assertThat(page.part("neuron-card").getAttribute("aria-label")).contains("dense1 · 7"));
    page.eventually(() -> assertThat(page.numbers("embedding-chart", "neurons")).hasSize(8));
    assertThat(page.numbers("embedding-chart", "dense1 · 7")).hasSize(4);
    assertThat(shown()).isEqualTo("cm-overview-view");
  }

  @Test
  void chartsOverTheSameAxisShareTheirCrosshair() {
    open("");
    page.eventually(() -> assertThat(page.numbers("accuracy-chart", "raw")).isNotEmpty());
    page.part("score-chart").hover();
    Locator accuracy = page.part("accuracy-chart");
    page.eventually(
        () -> assertThat(accuracy.evaluate("c => (" + LINE + ")(c).hidden")).isEqualTo(false));
    Number middle =
        (Number)
            page.part("score-chart")
                .evaluate("c => c.chart.convertFromPixel({xAxisIndex: 0}, c.box.clientWidth / 2)");
    Number expected = (Number) accuracy.evaluate(PIXEL, middle);
    Number left = (Number) accuracy.evaluate("c => parseFloat((" + LINE + ")(c).style.left)");
    assertThat(left.doubleValue()).isCloseTo(expected.doubleValue(), within(2.0));
    page.part("run-name").hover();
    page.eventually(
        () -> assertThat(accuracy.evaluate("c => (" + LINE + ")(c).hidden")).isEqualTo(true));
  }

  @Test
  void arrowKeysReadAChartAloud() {
    open("/diversity");
    page.eventually(() -> assertThat(page.numbers("pairwise-distance-chart", "conv1")).hasSize(6));
    Locator chart = page.part("pairwise-distance-chart");
    chart.locator("[role=img]").focus();
    page.browserPage().keyboard().press("End");
    page.eventually(
        () ->
            assertThat(chart.locator("[aria-live]").allInnerTexts())
                .containsExactly("epoch 5, conv1 0.7, conv2 0.73, dense1 0.76"));
    page.browserPage().keyboard().press("ArrowLeft");
    page.eventually(
        () ->
            assertThat(chart.locator("[aria-live]").innerText()).startsWith("epoch 4, conv1 0.68"));
  }

  @Test
  void aChartIsSavedAsTheNumbersOfTheAnswers() {
    open("");
    page.eventually(() -> assertThat(page.numbers("score-chart", "raw")).hasSize(100));
    String expected =
        answers.ask(run.id.toString(), "scalars?tag=train/score").stream()
            .map(
                row ->
                    "%s,%s,%s\r\n"
                        .formatted(row.text("step"), row.text("epoch"), row.text("value")))
            .collect(Collectors.joining("", "iteration,epoch,Score\r\n", ""));
    assertThat(new String(page.save("score-chart", "CSV"), UTF_8)).isEqualTo(expected);
    assertThat(expected).contains("30,1,NaN\r\n31,1,Infinity\r\n32,1,-Infinity\r\n");
  }

  @Test
  void aChartIsSavedAsAPictureWithTitleLegendAndLabels() throws IOException {
    open("/diversity");
    page.eventually(() -> assertThat(page.numbers("anchor-distance-conv2", "d_anchor")).hasSize(6));
    String svg = new String(page.save("anchor-distance-conv2", "SVG"), UTF_8);
    assertThat(svg)
        .startsWith("<svg")
        .contains(">conv2<", ">shuffled labels<", ">reachable<", ">epoch<");
    var png = ImageIO.read(new ByteArrayInputStream(page.save("anchor-distance-conv2", "PNG")));
    assertThat(png.getWidth()).isEqualTo(1920);
    assertThat(png.getHeight()).isEqualTo(1080);
    assertThat(page.problems()).isEmpty();
  }

  @Test
  void chartsThatTheServerNoLongerFeedsSaySo() {
    open("/diversity");
    page.eventually(() -> assertThat(page.numbers("anchor-distance-conv2", "d_anchor")).hasSize(6));
    assertThat(page.part("stale").count()).isZero();
    server.close();
    page.eventually(
        () ->
            assertThat(page.part("stale").allInnerTexts())
                .hasSize(5)
                .allMatch(text -> text.startsWith("Not live: as it was at ")));
  }

  @Test
  void numbersAndTimesAreWrittenAsTheReadersLanguageDoes() {
    page =
        MonitorPage.open(
            browser, server.uri(), "", new Browser.NewContextOptions().setLocale("de-DE"));
    page.eventually(
        () ->
            assertThat(
                    page.browserPage().locator("cm-run-header .facts").allInnerTexts().toString())
                .contains("207.242", "0,2"));
  }

  private void open(String place) {
    page = MonitorPage.open(browser, server.uri(), place);
  }
}
