package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.map.FittedMap;
import org.conceptmonitor.agent.map.MapDistance;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.TextEncoderRow;
import org.conceptmonitor.agent.protocol.VectorRow;
import org.conceptmonitor.regularizer.text.MiniLmEncoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Typed words and neighbours, over real HTTP. */
class WordsTest {
  /** Half of a 16-bit float's last place, over 384 numbers. */
  private static final double ROUNDED = 5e-4;

  private static final UUID RUN = new UUID(31, 1);
  private static final UUID WITHOUT_VECTORS = new UUID(31, 2);
  private static final UUID OTHER_ENCODER = new UUID(31, 3);

  private static MonitorServer server;
  private static TestClient client;

  @BeforeAll
  static void startServer() {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    client = new TestClient(server);
    SampleVectors.send(client, RUN, SampleRun.send(client, RUN, "baseline", 0, 1, 2), 0, 1, 2, 3);
    SampleRun.send(client, WITHOUT_VECTORS, "older", 0);
    long next = SampleRun.send(client, OTHER_ENCODER, "other", 0);
    client.post(OTHER_ENCODER, next, List.of(new TextEncoderRow("clip-vit", 512)));
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private static String address(UUID run, String question) {
    return "/api/v1/runs/" + run + "/" + question;
  }

  private static JsonNode rows(String question) {
    return client.ask(address(RUN, question)).get("rows");
  }

  private static float[] place(float[] vector) {
    List<VectorRow> map = SampleVectors.map();
    float[] vectors = new float[map.size() * vector.length];
    float[] places = new float[2 * map.size()];
    for (int i = 0; i < map.size(); i++) {
      float[] fitted = HalfFloats.decode(map.get(i).vector());
      System.arraycopy(fitted, 0, vectors, i * vector.length, vector.length);
      places[2 * i] = map.get(i).x();
      places[2 * i + 1] = map.get(i).y();
    }
    return new FittedMap(vectors, vector.length, places, MapDistance.EUCLIDEAN).place(vector);
  }

  private static void assertPlace(JsonNode row, String word, float[] place) {
    assertThat(row.get(0).asText()).isEqualTo(word);
    assertThat((float) row.get(1).asDouble()).isEqualTo(place[0]);
    assertThat((float) row.get(2).asDouble()).isEqualTo(place[1]);
  }

  @Test
  void wordsLieWhereTheAgentWouldHavePlacedThem() {
    JsonNode rows = rows("words?word=wheel&word=tree");
    assertThat(rows).hasSize(2);
    assertPlace(rows.get(0), "wheel", place(SampleVectors.vector("wheel")));
    assertPlace(rows.get(1), "tree", place(SampleVectors.vector("tree")));
  }

  @Test
  void wordsBeyondTheDefaultConceptsAreEncodedByTheModel() {
    String word = "hospital corridor";
    float[] vector = new MiniLmEncoder().encode(List.of(word)).row(0);
    assertPlace(rows("words?word=hospital+corridor").get(0), word, place(vector));
  }

  @Test
  void theNearestNeuronOfEachLayerIsNamedAtEachCompleteEpoch() {
    JsonNode rows = rows("word-distances?word=wheel&word=sky");
    assertThat(rows).hasSize(3 * 2 * 2);
    for (int epoch = 0; epoch < 3; epoch++) {
      assertNearest(rows.get(4 * epoch), epoch, "wheel");
      assertNearest(rows.get(4 * epoch + 1), epoch, "sky");
      assertThat(rows.get(4 * epoch + 2))
          .hasToString("[%d,\"dense\",\"wheel\",-1,\"NaN\"]".formatted(epoch));
    }
  }

  private static void assertNearest(JsonNode row, int epoch, String word) {
    int nearest =
        IntStream.range(0, 3)
            .boxed()
            .min(Comparator.comparingDouble(neuron -> distance(epoch, neuron, word)))
            .orElseThrow();
    assertThat(row.get(0).asInt()).isEqualTo(epoch);
    assertThat(row.get(1).asText()).isEqualTo("conv");
    assertThat(row.get(2).asText()).isEqualTo(word);
    assertThat(row.get(3).asInt()).isEqualTo(nearest);
    assertThat(row.get(4).asDouble()).isCloseTo(distance(epoch, nearest, word), within(ROUNDED));
  }

  private static double distance(int epoch, int neuron, String word) {
    return SampleVectors.distance(SampleVectors.wordOf(epoch, neuron), word);
  }

  @Test
  void oneEpochIsAskedForAlone() {
    JsonNode all = rows("word-distances?word=wheel");
    JsonNode one = rows("word-distances?word=wheel&epoch=1");
    assertThat(one).hasSize(2);
    assertThat(one.get(0)).isEqualTo(all.get(2));
    assertThat(rows("word-distances?word=wheel&epoch=3")).as("not complete").isEmpty();
  }

  @Test
  void neuronsAreRankedByTheirDistanceToAWord() {
    JsonNode rows = rows("nearest-neurons?word=tree&epoch=2");
    assertThat(rows).hasSize(3);
    List<Integer> expected =
        Stream.of(0, 1, 2)
            .sorted(Comparator.comparingDouble(neuron -> distance(2, neuron, "tree")))
            .toList();
    for (int rank = 0; rank < 3; rank++) {
      assertThat(rows.get(rank).get(1).asInt()).isEqualTo(expected.get(rank));
      assertThat(rows.get(rank).get(2).asDouble())
          .isCloseTo(distance(2, expected.get(rank), "tree"), within(ROUNDED));
    }
    assertThat(rows("nearest-neurons?word=tree&epoch=2&limit=1").get(0)).isEqualTo(rows.get(0));
  }

  @Test
  void theNeighboursOfANeuronAreTheOthersByDistance() {
    JsonNode rows = rows("neighbours?layer=conv&neuron=1&epoch=0");
    assertThat(rows).hasSize(2);
    double first = distance(0, 0, SampleVectors.wordOf(0, 1));
    double third = distance(0, 2, SampleVectors.wordOf(0, 1));
    assertThat(rows.get(0).get(1).asInt()).isEqualTo(first < third ? 0 : 2);
    assertThat(rows.get(0).get(2).asDouble()).isCloseTo(Math.min(first, third), within(ROUNDED));
    assertThat(rows.get(1).get(2).asDouble()).isCloseTo(Math.max(first, third), within(ROUNDED));
  }

  @Test
  void aDeadNeuronHasNoNeighbours() {
    assertThat(rows("neighbours?layer=dense&neuron=0&epoch=0")).isEmpty();
  }

  @Test
  void aRunOfAnotherTextEncoderIsRefusedWithBothNames() {
    HttpResponse<String> answer = client.get(address(OTHER_ENCODER, "words?word=wheel"));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(client.error(answer)).contains("clip-vit", "all-MiniLM-L6-v2");
  }

  @Test
  void aRunWhoseAgentSentNoVectorsIsRefused() {
    HttpResponse<String> answer = client.get(address(WITHOUT_VECTORS, "words?word=wheel"));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(client.error(answer)).contains("sent no vectors");
    assertThat(
            client
                .ask(address(WITHOUT_VECTORS, "neighbours?layer=conv&neuron=1&epoch=0"))
                .get("rows"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "words, word is missing",
    "words?word=+, word is ' '",
    "nearest-neurons?epoch=0&word=a&word=b, word is given 2 times",
    "word-distances?word=a&epoch=-1, epoch is '-1'",
    "nearest-neurons?word=a, epoch is missing",
    "words?word=a&epoch=1, epoch is unknown"
  })
  void wrongParametersAreNamed(String question, String expected) {
    assertRefused(question, expected);
  }

  @Test
  void tooManyAndTooLongWordsAreRefused() {
    assertRefused("words?" + "word=a&".repeat(17), "word is given 17 times: give 16 at the most");
    assertRefused("words?word=" + "a".repeat(101), "1 to 100 characters");
    assertThat(rows("words?word=" + URLEncoder.encode("ü".repeat(100), StandardCharsets.UTF_8)))
        .hasSize(1);
  }

  private static void assertRefused(String question, String expected) {
    HttpResponse<String> answer = client.get(address(RUN, question));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(client.error(answer)).contains(expected);
  }
}
