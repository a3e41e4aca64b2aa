package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.SimilarityRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample run's layer conv: neuron 0 follows red, 1 and 2 follow striped, 2 by chance. */
class WhatIfTest {
  private static MonitorServer server;
  private static TestClient client;

  private final UUID run = UUID.randomUUID();
  private final String path = "/api/v1/runs/" + run;
  private long sequence;

  @BeforeAll
  static void startServer() {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    client = new TestClient(server);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void sendRun() {
    sequence = SampleRun.send(client, run, "run " + run, 0, 1);
    sequence = SampleRun.sendSimilarities(client, run, sequence, 1);
    client.post(run, sequence++, SampleVectors.map());
  }

  private JsonNode conv(String settings) {
    JsonNode row = client.ask(path + "/what-if?epoch=1" + settings).get("rows").get(0);
    assertThat(row.get(1).asText()).isEqualTo("conv");
    return row;
  }

  private String states(String settings) {
    StringBuilder states = new StringBuilder();
    for (JsonNode row : client.ask(path + "/what-if/neurons?epoch=1" + settings).get("rows")) {
      states.append(row.get(1).asText()).append(row.get(2)).append(' ');
      states.append(row.get(3).asText()).append(' ').append(row.get(5).asText()).append(", ");
    }
    return states.toString();
  }

  private String error(String question) {
    HttpResponse<String> response = client.get(path + question);
    return response.statusCode() + " " + client.error(response);
  }

  @Test
  void withoutAChoiceEverythingIsAsTheAgentHadIt() {
    assertThat(states(""))
        .isEqualTo(
            "conv0 low-level red, conv1 concept striped, conv2 none striped, "
                + "dense0 dead null, dense1 none null, ");
  }

  @Test
  void aNeuronIsFoundAboveTheThresholdOnly() {
    assertThat(states("&threshold=0.29")).contains("conv1 concept");
    assertThat(states("&threshold=0.31")).contains("conv1 low-level");
  }

  @Test
  void aHigherFalseDiscoveryRateFindsMoreAmongAllNeuronsOfTheLayer() {
    assertThat(states("&rate=0.2")).contains("conv0 low-level", "conv1 concept", "conv2 none");
    assertThat(states("&rate=0.4")).contains("conv0 concept", "conv1 concept", "conv2 none");
    assertThat(states("&rate=0.6&threshold=0.09")).contains("conv2 concept");
    assertThat(states("&rate=0.002")).contains("conv0 none", "conv1 low-level");
  }

  @Test
  void underTheFixedRuleOnlyTheSimilarityCounts() {
    assertThat(states("&rule=fixed&threshold=0.5"))
        .isEqualTo(
            "conv0 concept red, conv1 none striped, conv2 none striped, "
                + "dense0 dead null, dense1 none null, ");
  }

  @Test
  void anotherDetectorIsReadAsTheAgentReadIt() {
    assertThat(states("&detector=cosine")).contains("conv0 concept", "conv1 none");
    assertThat(states("&detector=cosine&threshold=0")).contains("conv1 concept", "conv2 concept");
  }

  @Test
  void countsAreThoseOfTheNeurons() {
    JsonNode row = conv("&rate=0.6&threshold=0.09");
    assertThat(row.get(2).asInt()).isEqualTo(3);
    assertThat(row.get(3).asInt()).isEqualTo(3);
    assertThat(row.get(4).asInt()).isEqualTo(3);
    assertThat(row.get(5).asInt()).isZero();
    assertThat(row.get(6).asInt()).isEqualTo(2);
    assertThat(client.rows(path + "/what-if/categories?epoch=1&rate=0.6&threshold=0.09"))
        .isEqualTo("[[1,\"conv\",\"color\",1],[1,\"conv\",\"texture\",2]]");
    assertThat(client.rows(path + "/what-if/categories?epoch=1"))
        .isEqualTo("[[1,\"conv\",\"low-level\",1],[1,\"conv\",\"texture\",1]]");
  }

  @Test
  void theAnchorDistanceFollowsTheTemperature() {
    assertThat(conv("").get(7).asDouble()).isCloseTo(0, within(1e-4));
    assertThat(conv("").get(8).asDouble()).isCloseTo(Math.sqrt(2) / 2, within(1e-4));
    double red = 1 / (1 + Math.exp(-0.5));
    double striped = 1 / (1 + Math.exp(-0.25));
    assertThat(conv("&temperature=1").get(7).asDouble())
        .isCloseTo(Math.sqrt(2) * (1 - red + 1 - striped) / 2, within(1e-4));
    assertThat(conv("&temperature=1000").get(7).asDouble()).isCloseTo(Math.sqrt(0.5), within(1e-3));
  }

  @Test
  void aLayerWithoutALivingNeuronHasNoAnchorDistance() {
    JsonNode row = client.ask(path + "/what-if?epoch=1").get("rows").get(1);
    assertThat(row.get(1).asText()).isEqualTo("dense");
    assertThat(row.get(3).asInt()).isZero();
    assertThat(row.get(7).asText()).isEqualTo("NaN");
    assertThat(row.get(8).asText()).isEqualTo("NaN");
  }

  @Test
  void overTheUsersOwnAnchorsWhereThereAre() {
    float half = (float) Math.sqrt(0.5);
    client.post(run, sequence, List.of(SampleRun.vector("anchor", 0, half, half)));
    double toAConcept = Math.sqrt(2 - Math.sqrt(2));
    assertThat(conv("&temperature=0.001").get(7).asDouble()).isCloseTo(toAConcept, within(1e-3));
  }

  @Test
  void neuronsMoveInTheViewWithTheTemperature() {
    JsonNode sharp = client.ask(path + "/what-if/neurons?epoch=1").get("rows").get(0);
    JsonNode wide =
        client.ask(path + "/what-if/neurons?epoch=1&temperature=1000").get("rows").get(0);
    assertThat(sharp.get(9).asDouble()).isNotCloseTo(wide.get(9).asDouble(), within(0.1));
    JsonNode again = client.ask(path + "/what-if/neurons?epoch=1").get("rows").get(0);
    assertThat(again).isEqualTo(sharp);
  }

  @Test
  void theCurvesHoldWhatTheSettingsGiveOneByOne() {
    JsonNode rows = client.ask(path + "/what-if/thresholds?epoch=1&rule=fixed").get("rows");
    assertThat(rows).hasSize(2 * 101);
    for (int i : new int[] {0, 40, 100, 160}) {
      JsonNode row = rows.get(i);
      assertThat(row.get(1).asText()).isEqualTo("conv");
      assertThat(row.get(3)).isEqualTo(conv("&rule=fixed&threshold=" + row.get(0).asText()).get(4));
    }
    assertThat(rows.get(0).get(3).asInt()).isEqualTo(2);
    assertThat(rows.get(200).get(3).asInt()).isZero();

    JsonNode distances = client.ask(path + "/what-if/distances?temperature=0.5").get("rows");
    assertThat(distances).hasSize(2);
    assertThat(distances.get(0).get(2)).isEqualTo(conv("&temperature=0.5").get(7));
  }

  @Test
  void whichEpochsAndDetectorsAreStoredCanBeAsked() {
    assertThat(client.rows(path + "/similarities"))
        .isEqualTo("[[1,\"cos-cubed\",5],[1,\"cosine\",5]]");
    assertThat(client.rows(path + "/detectors"))
        .isEqualTo(
            "[[0,\"cos-cubed\",\"replicated\",0.2,0.05,0.01],"
                + "[1,\"cosine\",\"fixed threshold\",0.5,\"NaN\",0.1]]");
  }

  @Test
  void whatIsNotStoredIsSaid() {
    assertThat(error("/what-if?epoch=0"))
        .startsWith("404 no similarities by cos-cubed are stored of epoch 0");
    assertThat(error("/what-if?epoch=1&detector=wpmi"))
        .isEqualTo("404 the run has no similarities by wpmi: choose one of cosine, cos-cubed");
    assertThat(error("/what-if?epoch=1&detector=cosine&rule=replicated"))
        .contains("404", "by a fixed threshold", "choose rule=fixed");
    UUID bare = UUID.randomUUID();
    SampleRun.send(client, bare, "bare", 0);
    assertThat(client.error(client.get("/api/v1/runs/" + bare + "/what-if?epoch=0")))
        .contains("has no similarities", "its agent sent none");
    assertThat(client.rows("/api/v1/runs/" + bare + "/similarities")).isEqualTo("[]");
    assertThat(client.get("/api/v1/runs/" + UUID.randomUUID() + "/what-if?epoch=0").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "threshold=high",
        "threshold=NaN",
        "rate=0",
        "rate=1",
        "temperature=0",
        "temperature=-1",
        "temperature=Infinity",
        "rule=any",
        "tau=1"
      })
  void aWrongSettingIsNamed(String setting) {
    assertThat(error("/what-if?epoch=1&" + setting))
        .startsWith("400 " + setting.substring(0, setting.indexOf('=')));
  }

  @Test
  void damagedSimilaritiesAreToldAndSpoilNothingElse() {
    SimilarityRow row = SampleRun.similarities(0, "cos-cubed").get(2);
    SimilarityRow damaged =
        new SimilarityRow(
            0,
            "conv",
            0,
            row.detector(),
            row.state(),
            0,
            0,
            0,
            1,
            0,
            1,
            HalfFloats.encode(new float[7]));
    client.post(run, sequence, List.of(damaged));
    assertThat(error("/what-if?epoch=0"))
        .isEqualTo(
            "404 neuron 0 of conv has similarities to 7 concepts, there are vectors of 2:"
                + " the run is damaged");
    assertThat(conv("").get(2).asInt()).isEqualTo(3);
  }

  @Test
  void anAnswerIsKnownUntilTheRunGrows() {
    String question = path + "/what-if?epoch=1&threshold=0.1";
    String tag = client.get(question).headers().firstValue("ETag").orElseThrow();
    assertThat(status(question, tag)).isEqualTo(304);
    client.post(run, sequence, SampleRun.similarities(0, "cos-cubed"));
    assertThat(status(question, tag)).isEqualTo(200);
  }

  @Test
  void anAnswerIsOfWhatIsStoredAlsoWhereThatWasReadBefore() {
    double before = conv("&temperature=0.001").get(7).asDouble();
    float half = (float) Math.sqrt(0.5);
    client.post(run, sequence, List.of(SampleRun.vector("anchor", 0, half, half)));
    assertThat(conv("&temperature=0.001").get(7).asDouble()).isNotCloseTo(before, within(0.1));
    client.send(HttpRequest.newBuilder(client.uri(path)).DELETE().build());
    assertThat(error("/what-if?epoch=1&temperature=0.001")).contains("404", "is unknown");
  }

  private int status(String question, String tag) {
    return client
        .send(HttpRequest.newBuilder(client.uri(question)).header("If-None-Match", tag).build())
        .statusCode();
  }
}
