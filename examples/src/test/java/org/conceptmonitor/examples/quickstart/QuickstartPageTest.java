package org.conceptmonitor.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import org.conceptmonitor.agent.ConceptMonitorListener;
import org.conceptmonitor.examples.data.FashionMnist;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.web.Answers;
import org.conceptmonitor.server.web.ChartNumbers;
import org.conceptmonitor.server.web.Chromium;
import org.conceptmonitor.server.web.MonitorPage;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.dataset.DataSet;

/** The whole way from a really training network to the pixels of the page. */
@ExtendWith(Chromium.class)
class QuickstartPageTest {
  private static final int EPOCHS = 2;

  private static MonitorServer server;

  @BeforeAll
  static void trainUnderTheMonitor() {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    List<DataSet> batches = FashionMnist.bundled().train().batchBy(64).subList(0, 20);
    MultiLayerNetwork network = QuickstartNetwork.create(1);
    try (var monitor =
        ConceptMonitorListener.builder().server(server.uri()).run("quickstart").build()) {
      network.setListeners(monitor);
      network.fit(new ExistingDataSetIterator(batches), EPOCHS);
    }
  }

  @AfterAll
  static void closeTheServer() {
    server.close();
  }

  @Test
  void eachChartHoldsTheNumbersThatTheServerAnswers(Browser browser) {
    try (MonitorPage page = MonitorPage.open(browser, server.uri(), "")) {
      new ChartNumbers(page, new Answers(server.uri()), run()).assertAllEqualTheAnswers();

      assertThat(page.problems()).isEmpty();
    }
  }

  @Test
  void everyEpochAndEveryHiddenNeuronArrived() {
    var answers = new Answers(server.uri());

    assertThat(answers.ask(run(), "snapshots"))
        .extracting(row -> (int) row.number("epoch"))
        .containsExactly(0, 1, 2);
    assertThat(answers.ask(run(), "neurons?epoch=" + EPOCHS)).hasSize(16 + 32 + 64);
  }

  @Test
  void thePageSaysThatTheProbeImagesAreSynthetic(Browser browser) {
    try (MonitorPage page = MonitorPage.open(browser, server.uri(), "")) {
      page.eventually(
          () ->
              assertThat(page.browserPage().getByText("synthetic (4000 images").isVisible())
                  .isTrue());
    }
  }

  private static String run() {
    return new Answers(server.uri()).runs().get(0).text("run");
  }
}
