package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.SettingRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  private static MonitorServer server;
  private static TestClient client;

  private final UUID run = UUID.randomUUID();
  private final String path = "/api/v1/runs/" + run;

  @BeforeAll
  static void startServer() {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    client = new TestClient(server);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void anEmptyStoreAnswersNoRuns() {
    try (MonitorServer empty = MonitorServer.start(ServerOptions.builder().port(0).build())) {
      assertThat(new TestClient(empty).get("/api/v1/runs").body())
          .isEqualTo(
              "{\"columns\":[\"run\",\"name\",\"started\",\"last_event\",\"framework\",\"backend\","
                  + "\"parameters\",\"probe_set\",\"probe_images\",\"concept_set\",\"detector\","
                  + "\"rule\",\"threshold\",\"temperature\",\"epochs\",\"score\",\"accuracy\",\"neurons\",\"interpretable\",\"anchor_distance\",\"tags\"],\"rows\":[]}");
    }
  }

  @Test
  void aRunIsListedWithItsNewestValues() {
    long before = System.currentTimeMillis();
    String name = "newest " + run;
    SampleRun.send(client, run, name, 0, 1);
    ArrayNode row = listed();
    assertThat(row.remove(3).asLong()).isBetween(before, System.currentTimeMillis());
    assertThat(row)
        .hasToString(
            ("[\"%s\",\"%s\",1795000000000,\"DeepLearning4J MultiLayerNetwork\",\"CPU\","
                    + "207242,\"synthetic\",4000,\"broden\",\"cos-cubed\",\"replicated\",0.2,0.01,1,\"NaN\",0.75,5,2,\"NaN\",\"\"]")
                .formatted(run, name));
  }

  @Test
  void aRunThatHasOnlyBegunHasNoEpochAndNoValues() {
    client.post(run, 0, List.of(SampleRun.run("begun")));
    ArrayNode row = listed();
    assertThat(row.get(14).asInt()).isEqualTo(-1);
    assertThat(row.get(15).isNull()).isTrue();
    assertThat(row.get(16).isNull()).isTrue();
  }

  @Test
  void runsComeNewestFirst() {
    try (MonitorServer fresh = MonitorServer.start(ServerOptions.builder().port(0).build())) {
      TestClient agent = new TestClient(fresh);
      agent.post(new UUID(4, 1), 0, List.of(SampleRun.run("old", 1)));
      agent.post(new UUID(4, 2), 0, List.of(SampleRun.run("new", 3)));
      agent.post(new UUID(4, 3), 0, List.of(SampleRun.run("middle", 2)));
      assertThat(agent.ask("/api/v1/runs").get("rows"))
          .extracting(row -> row.get(1).asText())
          .containsExactly("new", "middle", "old");
    }
  }

  private ArrayNode listed() {
    for (JsonNode row : client.ask("/api/v1/runs").get("rows")) {
      if (row.get(0).asText().equals(run.toString())) {
        return (ArrayNode) row;
      }
    }
    throw new AssertionError("run %s is not listed".formatted(run));
  }

  @Test
  void settingsComeInTheirOrder() {
    long next = SampleRun.send(client, run, "baseline");
    assertThat(client.rows(path + "/settings")).isEqualTo("[]");
    client.post(run, next, SampleRun.SETTINGS);
    assertThat(client.rows(path + "/settings"))
        .isEqualTo(
            "[[0,\"Regularizer\",\"concept diversity\"],[1,\"Regularizer strength\",\"β = 1\"]]");
  }

  @Test
  void settingsOfAllRunsComeByRunAndOrder() {
    try (MonitorServer fresh = MonitorServer.start(ServerOptions.builder().port(0).build())) {
      TestClient agent = new TestClient(fresh);
      UUID older = new UUID(5, 1);
      UUID newer = new UUID(5, 2);
      agent.post(older, 0, List.of(SampleRun.run("old", 1)));
      agent.post(newer, 0, List.of(SampleRun.run("new", 2)));
      agent.post(older, 1, List.of(new SettingRow(0, "Seed", "7")));
      agent.post(newer, 1, SampleRun.SETTINGS);
      assertThat(agent.rows("/api/v1/settings"))
          .isEqualTo(
              "[[\"%2$s\",0,\"Regularizer\",\"concept diversity\"],[\"%2$s\",1,\"Regularizer strength\",\"β = 1\"],[\"%1$s\",0,\"Seed\",\"7\"]]"
                  .formatted(older, newer));
    }
  }

  @Test
  void histogramsOfANeuronComeByEpochOnceTheEpochIsComplete() {
    long next = SampleRun.send(client, run, "baseline", 0);
    client.post(run, next, SampleRun.HISTOGRAMS);
    String histograms = path + "/histograms?layer=conv&neuron=1";
    assertThat(client.rows(histograms)).isEqualTo("[[0,\"NaN\",\"NaN\",0,4000,\"\"]]");
    client.post(run, next + 1, List.of(SampleRun.snapshot(1)));
    assertThat(client.rows(histograms))
        .isEqualTo("[[0,\"NaN\",\"NaN\",0,4000,\"\"],[1,-0.5,1.5,3,1,\"3990,0,9\"]]");
  }

  @Test
  void layersComeInTheirOrderFromTheInput() {
    SampleRun.send(client, run, "baseline");
    assertThat(client.rows(path + "/layers"))
        .isEqualTo("[[\"conv\",0,\"convolution\",3],[\"dense\",1,\"dense\",2]]");
  }

  @Test
  void conceptsComeByIndex() {
    SampleRun.send(client, run, "baseline");
    assertThat(client.rows(path + "/concepts"))
        .isEqualTo("[[0,\"red\",\"color\",0,0.1,\"NaN\"],[1,\"striped\",\"texture\",1,-0.5,2.25]]");
  }

  @Test
  void ownAnchorsComeByIndex() {
    SampleRun.send(client, run, "baseline");
    assertThat(client.rows(path + "/anchors"))
        .isEqualTo(
            "[[0,\"zebra\",\"wished\",0.25,-3.0],[1,\"watermark\",\"unwanted\",\"NaN\",1.5]]");
  }

  @Test
  void anchorDistancesComeByEpochLayerAndAnchor() {
    SampleRun.send(client, run, "baseline", 1, 0);
    String epoch =
        "[%1$d,\"conv\",0,2,1.25],[%1$d,\"conv\",1,0,0.30000000000000004],"
            + "[%1$d,\"dense\",0,-1,\"NaN\"]";
    assertThat(client.rows(path + "/anchor-distances"))
        .isEqualTo("[" + epoch.formatted(0) + "," + epoch.formatted(1) + "]");
  }

  @Test
  void scalarsComeByTagAndStepAndKeepNaNAndInfinity() {
    SampleRun.send(client, run, "baseline");
    assertThat(client.rows(path + "/scalars"))
        .isEqualTo(
            "[[\"train/accuracy\",3,1,1795000000030,0.75],"
                + "[\"train/learning_rate\",3,1,1795000000030,\"Infinity\"],"
                + "[\"train/score\",1,0,1795000000010,2.302585092994046],"
                + "[\"train/score\",2,0,1795000000020,0.5],"
                + "[\"train/score\",3,1,1795000000030,\"NaN\"]]");
    assertThat(client.rows(path + "/scalars?tag=train/accuracy"))
        .isEqualTo("[[\"train/accuracy\",3,1,1795000000030,0.75]]");
    assertThat(client.rows(path + "/scalars?tag=none")).isEqualTo("[]");
  }

  @Test
  void diversityComesByEpochAndLayer() {
    SampleRun.send(client, run, "baseline", 0);
    assertThat(client.rows(path + "/diversity"))
        .isEqualTo(
            "[[0,\"conv\",3,3,2,2,0.573,0.6,1.25,0.5,0.735],"
                + "[0,\"dense\",2,0,0,0,\"NaN\",\"NaN\",\"NaN\",0.75,\"NaN\"]]");
  }

  @Test
  void categoriesCountInterpretableNeuronsAndLowLevelOnesApart() {
    SampleRun.send(client, run, "baseline", 0);
    assertThat(client.rows(path + "/categories"))
        .isEqualTo("[[0,\"conv\",\"low-level\",1],[0,\"conv\",\"texture\",1]]");
  }

  @Test
  void neuronsOfAnEpochComeWithTheirWords() {
    SampleRun.send(client, run, "baseline", 0, 1);
    String conv =
        "[1,\"conv\",0,\"low-level\",0,\"red\",\"color\",0.1,0.25,0,1,\"\",\"edges\",0.75,"
            + "5.0,6.0,1.0E-10,3.4028235E38],"
            + "[1,\"conv\",1,\"concept\",1,\"striped\",\"texture\",0.3,0.001,1,1,\"0,1\",\"\",\"NaN\",3.0,4.0,-0.5,1.5],"
            + "[1,\"conv\",2,\"none\",-1,null,null,0.1,0.5,-1,-1,\"\",\"\",\"NaN\",1.0,2.0,0.25,\"Infinity\"]";
    assertThat(client.rows(path + "/neurons?epoch=1&layer=conv")).isEqualTo("[" + conv + "]");
    assertThat(client.rows(path + "/neurons?epoch=1"))
        .isEqualTo(
            "["
                + conv
                + ",[1,\"dense\",0,\"dead\",-1,null,null,\"NaN\",\"NaN\",-1,-1,\"\",\"\",\"NaN\",\"NaN\",\"NaN\",0.0,0.0]]");
  }

  @Test
  void aNeuronsHistoryGoesOverAllEpochs() {
    SampleRun.send(client, run, "baseline", 1, 0);
    assertThat(client.rows(path + "/neuron?layer=conv&neuron=1"))
        .isEqualTo(
            "[[0,\"conv\",1,\"concept\",1,\"striped\",\"texture\",0.3,0.001,1,1,\"0,1\",\"\",\"NaN\",3.0,4.0,-0.5,1.5],"
                + "[1,\"conv\",1,\"concept\",1,\"striped\",\"texture\",0.3,0.001,1,1,\"0,1\",\"\",\"NaN\",3.0,4.0,-0.5,1.5]]");
  }

  @Test
  void topImagesComeByRankWithTheirCaptions() {
    SampleRun.send(client, run, "baseline", 0);
    assertThat(client.rows(path + "/top-images?layer=conv&neuron=1&epoch=0"))
        .isEqualTo("[[1,7,0.7,\"striped, red\"],[2,99,0.125,null]]");
  }

  @Test
  void aThumbnailIsTheBytesThatWereSent() {
    SampleRun.send(client, run, "baseline");
    assertThat(client.bytes(path + "/images/7")).isEqualTo(SampleRun.PNG);
    assertThat(client.get(path + "/images/7").headers().firstValue("content-type"))
        .hasValue("image/png");
    assertThat(client.get(path + "/images/9").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/diversity",
        "/anchor-distances",
        "/categories",
        "/neurons?epoch=1",
        "/neuron?layer=conv&neuron=1",
        "/top-images?layer=conv&neuron=1&epoch=1"
      })
  void anEpochIsShownOnlyOnceItIsComplete(String question) {
    long sequence = SampleRun.send(client, run, "baseline", 0);
    String before = client.rows(path + question);
    sequence = SampleRun.sendEpoch(client, run, sequence, 1);
    assertThat(client.rows(path + question)).isEqualTo(before);
    client.post(run, sequence, List.of(SampleRun.snapshot(1)));
    assertThat(client.rows(path + question)).isNotEqualTo(before);
  }

  @Test
  void snapshotsAreTheCompleteEpochs() {
    SampleRun.send(client, run, "baseline", 0, 1);
    assertThat(client.rows(path + "/snapshots"))
        .isEqualTo("[[0,0,1795000000000,450,1200],[1,10,1795000000100,450,1200]]");
  }

  @Test
  void runsDoNotMix() {
    UUID other = UUID.randomUUID();
    SampleRun.send(client, run, "baseline", 0);
    SampleRun.send(client, other, "other", 0);
    assertThat(client.rows(path + "/neurons?epoch=0"))
        .isEqualTo(client.rows("/api/v1/runs/" + other + "/neurons?epoch=0"))
        .contains("striped");
    assertThat(client.ask(path + "/neurons?epoch=0").get("rows")).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "settings",
        "layers",
        "concepts",
        "anchors",
        "anchor-distances",
        "scalars",
        "series",
        "snapshots",
        "diversity",
        "categories",
        "neurons?epoch=0",
        "neuron?layer=conv&neuron=0",
        "detections?word=red",
        "histograms?layer=conv&neuron=0",
        "top-images?layer=conv&neuron=0&epoch=0",
        "images/0",
        "detectors",
        "similarities",
        "what-if?epoch=0",
        "what-if/categories?epoch=0",
        "what-if/neurons?epoch=0",
        "what-if/thresholds?epoch=0",
        "what-if/distances"
      })
  void anUnknownRunAnswers404(String question) {
    HttpResponse<String> response = client.get(path + "/" + question);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(client.error(response)).contains(run.toString()).contains("unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "neurons, epoch",
    "neurons?epoch=x, epoch",
    "neurons?epoch=-1, epoch",
    "neurons?epoch=2147483648, epoch",
    "layers?epoch=1, epoch",
    "layers?limit=0, limit",
    "layers?limit=100001, limit",
    "layers?offset=-1, offset",
    "scalars?after=x, after",
    "series?points=0, points",
    "series?points=10001, points",
    "images/7?tag=t, tag",
    "neurons?epoch=1&epoch=2, epoch",
    "neuron?layer=conv, neuron",
    "neuron?neuron=1, layer",
    "top-images?layer=conv&neuron=1, epoch",
    "images/x, image"
  })
  void aWrongParameterAnswers400AndNamesIt(String question, String parameter) {
    SampleRun.send(client, run, "baseline");
    HttpResponse<String> response = client.get(path + "/" + question);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(client.error(response)).startsWith(parameter + " is ");
  }

  @Test
  void aRunThatIsNoUuidAnswers400() {
    HttpResponse<String> response = client.get("/api/v1/runs/1-1-1-1-1/layers");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(client.error(response)).startsWith("run is '1-1-1-1-1'");
  }
}
