package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestTest {
  private static final int MAX_BODY = 1 << 20;

  private static MonitorServer server;
  private static TestClient client;

  private final UUID run = UUID.randomUUID();
  private final String path = "/api/v1/runs/" + run;
  private final String name = "run " + run;

  @BeforeAll
  static void startServer() {
    server = MonitorServer.start(ServerOptions.builder().port(0).maxBodyBytes(MAX_BODY).build());
    client = new TestClient(server);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void beginRun() {
    client.post(run, 0, List.of(SampleRun.run(name)));
  }

  @Test
  void aTableIsAcknowledgedWithTheNameOfItsRun() {
    HttpResponse<String> response = client.post(run, 1, SampleRun.LAYERS);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(response.body()).isEqualTo("{\"stored\":true,\"name\":\"" + name + "\"}");
  }

  @Test
  void theSameTableTwiceIsStoredOnce() {
    client.post(run, 1, SampleRun.LAYERS);
    HttpResponse<String> again = client.post(run, 1, SampleRun.LAYERS);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo("{\"stored\":false,\"name\":\"" + name + "\"}");
    assertThat(client.ask(path + "/layers").get("rows")).hasSize(2);
  }

  @Test
  void theSameSequenceOfAnotherTableIsAnotherTable() {
    client.post(run, 1, SampleRun.LAYERS);
    assertThat(client.post(run, 1, SampleRun.CONCEPTS).body()).contains("\"stored\":true");
  }

  @Test
  void aSecondRunOfOneNameGetsASuffixAndIsToldSo() {
    List<String> names =
        IntStream.range(0, 3)
            .mapToObj(i -> client.post(UUID.randomUUID(), 0, List.of(SampleRun.run(name))))
            .map(response -> client.parse(response.body()).get("name").asText())
            .toList();
    assertThat(names).containsExactly(name + "-2", name + "-3", name + "-4");
  }

  @Test
  void theFirstTableOfARunTwiceIsStoredOnceUnderOneName() {
    HttpResponse<String> again = client.post(run, 0, List.of(SampleRun.run(name)));
    assertThat(again.body()).isEqualTo("{\"stored\":false,\"name\":\"" + name + "\"}");
  }

  @Test
  void aBlankNameIsReplaced() {
    HttpResponse<String> response = client.post(UUID.randomUUID(), 0, List.of(SampleRun.run("  ")));
    assertThat(response.body()).isEqualTo("{\"stored\":true,\"name\":\"run\"}");
  }

  @Test
  void aRunBeginsOnlyOnce() {
    HttpResponse<String> response = client.post(run, 9, List.of(SampleRun.run("again")));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(client.error(response)).contains("began before as '" + name + "'");
  }

  @Test
  void aRunTableOfTwoRowsIsRefused() {
    HttpResponse<String> response =
        client.post(UUID.randomUUID(), 0, List.of(SampleRun.run("a"), SampleRun.run("b")));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(client.error(response)).isEqualTo("table run has 2 rows: send exactly one");
  }

  @Test
  void aTableOfAnUnknownRunAnswers409AndIsNotStored() {
    UUID unknown = UUID.randomUUID();
    HttpResponse<String> response = client.post(unknown, 1, SampleRun.LAYERS);
    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(client.error(response)).contains("send its table run first");
    client.post(unknown, 0, List.of(SampleRun.run("late")));
    assertThat(client.rows("/api/v1/runs/" + unknown + "/layers")).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/runs/1-1-1-1-1/layers/1, 400, run is '1-1-1-1-1'",
    "/api/v1/runs/x/layers/1, 400, run is 'x'",
    "/api/v1/runs/7f1c1f0e-2d1b-4b8a-9d50-0a4f7c2b6a11/layers/x, 400, sequence is 'x'",
    "/api/v1/runs/7f1c1f0e-2d1b-4b8a-9d50-0a4f7c2b6a11/layers/-1, 400, sequence is '-1'",
    "/api/v1/runs/7f1c1f0e-2d1b-4b8a-9d50-0a4f7c2b6a11/layers/9999999999999999999, 400, sequence",
    "/api/v1/runs/7f1c1f0e-2d1b-4b8a-9d50-0a4f7c2b6a11/weights/1, 404, no table 'weights'",
    "/api/v1/runs/7f1c1f0e-2d1b-4b8a-9d50-0a4f7c2b6a11/LAYERS/1, 404, no table 'LAYERS'"
  })
  void aWrongAddressIsRefusedWithAReason(String address, int status, String reason) {
    HttpResponse<String> response = client.post(address, TableWriter.write(SampleRun.LAYERS));
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(client.error(response)).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/vnd.apache.arrow.file", "text/plain"})
  void anotherContentTypeAnswers415(String type) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(client.uri(path + "/layers/1")).header("Content-Type", type);
    HttpResponse<String> response = client.send(request.POST(layers()).build());
    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(client.error(response)).contains(type).contains(TestClient.ARROW_STREAM);
  }

  @Test
  void aCompressedBodyAnswers415() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(client.uri(path + "/layers/1"))
            .header("Content-Type", TestClient.ARROW_STREAM)
            .header("Content-Encoding", "gzip");
    HttpResponse<String> response = client.send(request.POST(layers()).build());
    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(client.error(response)).contains("gzip");
  }

  @Test
  void aTextThatIsTooLongIsRefusedAndStoresNothing() {
    ScalarRow fine = new ScalarRow("t", 1, 0, 0, 0.5);
    ScalarRow tooLong = new ScalarRow("t".repeat((64 << 10) + 1), 2, 0, 0, 0.5);
    HttpResponse<String> response = client.post(run, 1, List.of(fine, tooLong));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(client.error(response)).contains("65537 bytes in column tag: send at most 65536");
    assertThat(client.rows(path + "/scalars")).isEqualTo("[]");
  }

  @Test
  void noContentTypeAnswers415() {
    HttpRequest request =
        HttpRequest.newBuilder(client.uri(path + "/layers/1")).POST(layers()).build();
    assertThat(client.send(request).statusCode()).isEqualTo(415);
  }

  private static HttpRequest.BodyPublisher layers() {
    return BodyPublishers.ofByteArray(TableWriter.write(SampleRun.LAYERS));
  }

  @Test
  void aStreamCutAnywhereIsRefusedAndStoresNothing() {
    byte[] whole = TableWriter.write(SampleRun.LAYERS);
    for (int length = 0; length < whole.length; length += 8) {
      HttpResponse<String> response =
          client.post(run, Table.LAYERS, 1, Arrays.copyOf(whole, length));
      assertThat(response.statusCode()).as("%d bytes: %s", length, response.body()).isEqualTo(400);
      assertThat(client.error(response)).isNotBlank();
    }
    assertThat(client.rows(path + "/layers")).isEqualTo("[]");
    assertThat(client.post(run, Table.LAYERS, 1, whole).body()).contains("\"stored\":true");
  }

  @Test
  void garbageIsRefusedAndTheNextRequestIsFine() {
    byte[] garbage = "this is not Arrow".getBytes(StandardCharsets.UTF_8);
    assertThat(client.post(run, Table.LAYERS, 1, garbage).statusCode()).isEqualTo(400);
    assertThat(client.post(run, 1, SampleRun.LAYERS).statusCode()).isEqualTo(200);
  }

  @Test
  void aStreamOfAnotherTableIsRefused() {
    HttpResponse<String> response =
        client.post(run, Table.LAYERS, 1, TableWriter.write(SampleRun.CONCEPTS));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(client.error(response)).contains("layers").contains("concepts");
  }

  @Test
  void aStreamOfAnotherVersionIsRefused() {
    byte[] stream = TableWriter.write(SampleRun.LAYERS);
    String text = new String(stream, StandardCharsets.ISO_8859_1);
    int key = text.indexOf("concept-monitor.version");
    stream[text.lastIndexOf("\u0001\0\0\0001", key) + 4] = '2';
    HttpResponse<String> response = client.post(run, Table.LAYERS, 1, stream);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(client.error(response)).contains("version");
  }

  @Test
  void aTableOfSeveralBatchesIsStoredWholeAndInOrder() {
    List<ScalarRow> rows = scalars(2 * TableWriter.BATCH_ROWS + 1);
    assertThat(client.post(run, 1, rows).statusCode()).isEqualTo(200);
    var stored = client.ask(path + "/scalars").get("rows");
    assertThat(stored).hasSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      assertThat(stored.get(i).get(1).asLong()).isEqualTo(i);
      assertThat(stored.get(i).get(4).asDouble()).isEqualTo(rows.get(i).value());
    }
  }

  @Test
  void aTableOfSeveralBatchesThatIsCutShowsNoRow() {
    byte[] whole = TableWriter.write(scalars(2 * TableWriter.BATCH_ROWS + 1));
    byte[] cut = Arrays.copyOf(whole, whole.length * 7 / 10);
    assertThat(client.post(run, Table.SCALARS, 1, cut).statusCode()).isEqualTo(400);
    assertThat(client.rows(path + "/scalars")).isEqualTo("[]");
  }

  private static List<ScalarRow> scalars(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(i -> new ScalarRow("t", i, 0, 0, Math.sin(i)))
        .toList();
  }

  @Test
  void aBodyOfTheLimitIsReadAndOneByteMoreAnswers413() {
    HttpResponse<String> atLimit = client.post(run, Table.LAYERS, 1, new byte[MAX_BODY]);
    HttpResponse<String> above = client.post(run, Table.LAYERS, 1, new byte[MAX_BODY + 1]);
    assertThat(atLimit.statusCode()).isEqualTo(400);
    assertThat(above.statusCode()).isEqualTo(413);
    assertThat(client.error(above)).contains("larger than 1048576 bytes");
    assertThat(client.post(run, 1, SampleRun.LAYERS).statusCode()).isEqualTo(200);
  }

  @Test
  void aChunkedBodyBeyondTheLimitAnswers413() {
    HttpRequest request =
        HttpRequest.newBuilder(client.uri(path + "/layers/1"))
            .header("Content-Type", TestClient.ARROW_STREAM)
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(new byte[3 * MAX_BODY])))
            .build();
    HttpResponse<String> response = client.send(request);
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(client.post(run, 1, SampleRun.LAYERS).statusCode()).isEqualTo(200);
  }

  @Test
  void manyAgentsAtOnceLoseNothing() {
    List<HttpResponse<String>> responses =
        IntStream.range(1, 200)
            .parallel()
            .mapToObj(i -> client.post(run, i, List.of(new ScalarRow("t", i, 0, 0, i / 3.0))))
            .toList();
    assertThat(responses).allMatch(response -> response.statusCode() == 200);
    assertThat(client.ask(path + "/scalars").get("rows"))
        .extracting(row -> row.get(4).asDouble())
        .containsExactlyElementsOf(IntStream.range(1, 200).mapToObj(i -> i / 3.0).toList());
  }
}
