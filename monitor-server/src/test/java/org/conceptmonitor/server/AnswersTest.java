package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.TableWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers travel: formats, pages, entity tags, compression. */
class AnswersTest {
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
    sequence = SampleRun.send(client, run, "run " + run);
  }

  private HttpResponse<byte[]> get(String question, String... headers) {
    return send(path + question, headers);
  }

  private static HttpResponse<byte[]> send(String address, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(client.uri(address));
    try {
      return client
          .http()
          .send(
              headers.length == 0 ? request.build() : request.headers(headers).build(),
              BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "*/*",
        "text/html,application/xhtml+xml,*/*;q=0.8",
        "application/vnd.apache.arrow.stream;q=0.5, application/json"
      })
  void whoeverTakesJsonGetsIt(String accept) {
    assertThat(header(get("/layers", "Accept", accept), "content-type"))
        .isEqualTo("application/json");
  }

  @Test
  void whoeverTakesNeitherFormatGets406() {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(client.uri(path + "/layers"))
                .header("Accept", "text/csv")
                .build());
    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(client.error(response)).contains("text/csv", "application/json", "arrow.stream");
  }

  @Test
  void aLongArrowAnswerComesInSeveralBatchesAndKeepsEveryBit() {
    List<ScalarRow> rows =
        IntStream.range(0, TableWriter.BATCH_ROWS + 3)
            .mapToObj(i -> new ScalarRow("long", i, i, -i, i % 7 == 0 ? Double.NaN : Math.sin(i)))
            .toList();
    client.post(run, sequence, rows);
    ArrowReader.Content read =
        ArrowReader.read(get("/scalars?tag=long", "Accept", TestClient.ARROW_STREAM).body());
    assertThat(read.batches()).isEqualTo(2);
    assertThat(read.rows())
        .containsExactlyElementsOf(
            rows.stream()
                .map(
                    row ->
                        List.<Object>of("long", row.step(), row.epoch(), row.time(), row.value()))
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", TestClient.ARROW_STREAM})
  void aKnownAnswerIsNotSentAgainUntilItChanges(String format) {
    HttpResponse<byte[]> first = get("/scalars", "Accept", format);
    String tag = header(first, "etag");
    HttpResponse<byte[]> again =
        get("/scalars", "Accept", format, "If-None-Match", "\"other\", " + tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "etag")).isEqualTo(tag);
    client.post(run, sequence, SampleRun.SCALARS);
    HttpResponse<byte[]> changed = get("/scalars", "Accept", format, "If-None-Match", tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).isNotEqualTo(first.body());
    assertThat(header(changed, "etag")).isNotEqualTo(tag);
  }

  @Test
  void whatOtherTablesAndOtherRunsGetLeavesAKnownAnswerKnown() {
    String tag = header(get("/layers"), "etag");
    client.post(run, sequence, SampleRun.SCALARS);
    SampleRun.send(client, UUID.randomUUID(), "other", 0);
    assertThat(get("/layers", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get("/layers", "Accept", TestClient.ARROW_STREAM, "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aRenamedRunIsNoKnownAnswerAnyMore() {
    HttpResponse<byte[]> before = send("/api/v1/runs");
    HttpRequest rename =
        HttpRequest.newBuilder(client.uri(path))
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"name\":\"renamed %s\"}".formatted(run)))
            .build();
    client.send(rename);
    HttpResponse<byte[]> after = send("/api/v1/runs", "If-None-Match", header(before, "etag"));
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(new String(after.body(), StandardCharsets.UTF_8)).contains("renamed " + run);
  }

  @Test
  void longAnswersAreCompressedForWhoeverTakesThat() throws IOException {
    HttpResponse<byte[]> plain = send("/api/v1/openapi.json");
    HttpResponse<byte[]> packed = send("/api/v1/openapi.json", "Accept-Encoding", "gzip");
    assertThat(header(packed, "content-encoding")).isEqualTo("gzip");
    assertThat(packed.body().length).isLessThan(plain.body().length / 5);
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
    }
    assertThat(header(get("/images/7", "Accept-Encoding", "gzip"), "content-encoding"))
        .isNotEqualTo("gzip");
  }

  @Test
  void pagesFollowEachOtherAndEndWhereTheRowsEnd() {
    JsonNode whole = client.ask(path + "/scalars").get("rows");
    List<JsonNode> paged = new ArrayList<>();
    URI next = client.uri(path + "/scalars?limit=2");
    while (next != null) {
      HttpResponse<String> page = client.send(HttpRequest.newBuilder(next).build());
      client.parse(page.body()).get("rows").forEach(paged::add);
      String link = header(page, "link");
      next = link.isEmpty() ? null : next.resolve(link.replaceAll("^<|>; rel=\"next\"$", ""));
    }
    assertThat(paged).hasSize(5).containsExactlyElementsOf(whole);
    assertThat(client.ask(path + "/scalars?offset=4").get("rows")).hasSize(1);
    assertThat(client.ask(path + "/scalars?offset=5").get("rows")).isEmpty();
  }

  @Test
  void aLinkKeepsTheOtherParameters() {
    client.post(run, sequence, List.of(new ScalarRow("ä/b & c=d", 1, 0, 0, 1)));
    client.post(run, sequence + 1, List.of(new ScalarRow("ä/b & c=d", 2, 0, 0, 2)));
    HttpResponse<byte[]> page = get("/scalars?tag=%C3%A4%2Fb%20%26%20c%3Dd&limit=1");
    assertThat(header(page, "link"))
        .isEqualTo(
            "<" + path + "/scalars?tag=%C3%A4%2Fb+%26+c%3Dd&limit=1&offset=1>; rel=\"next\"");
    assertThat(
            new String(
                get("/scalars?tag=%C3%A4%2Fb+%26+c%3Dd&limit=1&offset=1").body(),
                StandardCharsets.UTF_8))
        .contains(",2,0,0,2.0]");
  }

  @Test
  void askingAfterAVersionGivesWhatCameAfterItOnceAndNothingElse() {
    HttpResponse<byte[]> first = get("/scalars");
    String version = header(first, "data-version");
    assertThat(client.rows(path + "/scalars?after=" + version)).isEqualTo("[]");
    client.post(run, sequence + 1, List.of(new ScalarRow("train/score", 9, 1, 0, 0.25)));
    client.post(run, sequence, List.of(new ScalarRow("train/score", 1, 1, 0, 0.125)));
    HttpResponse<byte[]> more = get("/scalars?after=" + version);
    assertThat(client.parse(new String(more.body(), StandardCharsets.UTF_8)).get("rows").toString())
        .isEqualTo("[[\"train/score\",1,1,0,0.125],[\"train/score\",9,1,0,0.25]]");
    assertThat(client.rows(path + "/scalars?after=" + header(more, "data-version")))
        .isEqualTo("[]");
  }
}
