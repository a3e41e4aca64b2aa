package org.conceptmonitor.server;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunChangeTest {
  private static MonitorServer server;
  private static TestClient client;

  private final UUID run = UUID.randomUUID();
  private final String path = "/api/v1/runs/" + run;
  private final String name = "run " + run;

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
    SampleRun.send(client, run, name, 0, 1);
  }

  private HttpResponse<String> patch(String body) {
    return client.send(
        HttpRequest.newBuilder(client.uri(path))
            .method("PATCH", BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> delete() {
    return client.send(HttpRequest.newBuilder(client.uri(path)).DELETE().build());
  }

  @Test
  void aRunTakesAnotherNameAndItsAgentIsToldSo() {
    assertThat(patch("{\"name\": \" renamed " + run + " \"}").body())
        .isEqualTo("{\"name\":\"renamed " + run + "\"}");
    assertThat(client.rows("/api/v1/runs")).contains("\"renamed " + run + "\"");
    assertThat(client.post(run, 100, SampleRun.LAYERS).body()).contains("renamed " + run);
  }

  @Test
  void aNameThatAnotherRunHasGetsASuffixAndOnesOwnDoesNot() {
    UUID other = UUID.randomUUID();
    SampleRun.send(client, other, "other " + other);
    assertThat(patch("{\"name\": \"other " + other + "\"}").body())
        .isEqualTo("{\"name\":\"other " + other + "-2\"}");
    assertThat(patch("{\"name\": \"" + name + "\"}").body())
        .isEqualTo(patch("{\"name\": \"" + name + "\"}").body());
  }

  @Test
  void aRunHasTheTagsThatItWasGivenLastInOrder() {
    assertThat(patch("{\"tags\": [\"paper\", \" ablation \", \"paper\"]}").body())
        .isEqualTo("{\"tags\":[\"ablation\",\"paper\"]}");
    assertThat(tags()).isEqualTo("ablation,paper");
    assertThat(patch("{\"tags\": [\"paper\"]}").statusCode()).isEqualTo(200);
    assertThat(tags()).isEqualTo("paper");
    assertThat(patch("{\"tags\": []}").body()).isEqualTo("{\"tags\":[]}");
    assertThat(tags()).isEmpty();
  }

  private String tags() {
    for (JsonNode row : client.ask("/api/v1/runs").get("rows")) {
      if (row.get(0).asText().equals(run.toString())) {
        return row.get(row.size() - 1).asText();
      }
    }
    throw new AssertionError("run " + run + " is not listed");
  }

  @Test
  void tagsMakeAKnownAnswerNewAndNoOtherRunGetsThem() {
    UUID other = UUID.randomUUID();
    SampleRun.send(client, other, "other " + other);
    String before = client.get("/api/v1/runs").headers().firstValue("ETag").orElseThrow();
    patch("{\"tags\": [\"only here\"]}");
    HttpResponse<String> after = client.get("/api/v1/runs");
    assertThat(after.headers().firstValue("ETag")).isNotEqualTo(Optional.of(before));
    assertThat(after.body().split("only here", -1)).hasSize(2);
  }

  @Test
  void aDeletedRunKeepsItsTags() {
    patch("{\"tags\": [\"paper\"]}");
    delete();
    assertThat(patch("{\"tags\": [\"late\"]}").statusCode()).isEqualTo(404);
    patch("{\"deleted\": false}");
    assertThat(tags()).isEqualTo("paper");
  }

  @Test
  void aDeletedRunIsNowhereAndComesBackAsItWas() {
    Map<String, String> before = AllAnswers.of(client, run);
    HttpResponse<String> deleted = delete();
    assertThat(deleted.statusCode()).isEqualTo(200);
    assertThat(client.parse(deleted.body()).get("name").asText()).isEqualTo(name);
    assertThat(client.rows("/api/v1/runs")).doesNotContain(run.toString());
    assertThat(client.get(path + "/layers").statusCode()).isEqualTo(404);
    assertThat(client.get(path + "/images/7").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/v1/deleted-runs").body()).contains(deleted.body());
    assertThat(patch("{\"deleted\": false}").body()).isEqualTo("{\"name\":\"" + name + "\"}");
    assertThat(AllAnswers.of(client, run)).isEqualTo(before);
    assertThat(client.get("/api/v1/deleted-runs").body()).doesNotContain(run.toString());
  }

  @Test
  void whatADeletedRunsAgentStillSendsIsThereOnceItIsRestored() {
    delete();
    assertThat(client.post(run, 100, List.of(new ScalarRow("late", 9, 1, 0, 0.5))).body())
        .isEqualTo("{\"stored\":true,\"name\":\"" + name + "\"}");
    assertThat(client.post(run, 1, SampleRun.LAYERS).body()).contains("\"stored\":false");
    patch("{\"deleted\": false}");
    assertThat(client.rows(path + "/scalars?tag=late")).isEqualTo("[[\"late\",9,1,0,0.5]]");
  }

  @Test
  void aDeletedRunKeepsItsName() {
    delete();
    UUID next = UUID.randomUUID();
    SampleRun.send(client, next, name);
    assertThat(client.rows("/api/v1/runs")).contains("\"" + name + "-2\"");
  }

  @Test
  void aRunIsDeletedAndRestoredOnlyOnce() {
    assertThat(patch("{\"deleted\": false}").statusCode()).isEqualTo(404);
    delete();
    HttpResponse<String> again = delete();
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(client.error(again)).contains("run " + run + " is unknown");
    assertThat(patch("{\"name\": \"x\"}").statusCode()).isEqualTo(404);
    for (int i = 0; i < 3; i++) {
      patch("{\"deleted\": false}");
      assertThat(delete().statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "{\"name\": 7}",
        "{\"name\": null}",
        "{\"name\": \"\"}",
        "{\"name\": \"  \"}",
        "{\"tags\": \"paper\"}",
        "{\"tags\": null}",
        "{\"tags\": [7]}",
        "{\"tags\": [null]}",
        "{\"tags\": [\" \"]}",
        "{\"tags\": [\"a,b\"]}",
        "{\"tags\": [\"a\\nb\"]}",
        "{\"tags\": [\"a\"], \"name\": \"b\"}",
        "{\"deleted\": true}",
        "{\"deleted\": \"no\"}",
        "{\"name\": \"a\", \"deleted\": false}",
        "{\"name\": \"a\"",
        "{\"colour\": \"red\"}"
      })
  void aBodyThatAsksForNoChangeIsRefused(String body) {
    assertThat(patch(body).statusCode()).isEqualTo(400);
    assertThat(client.rows("/api/v1/runs")).contains("\"" + name + "\"");
  }

  @Test
  void tooManyOrTooLongTagsAreRefusedAndTheOldOnesStay() {
    patch("{\"tags\": [\"paper\"]}");
    String many = IntStream.range(0, 21).mapToObj(i -> "\"" + i + "\"").collect(joining(","));
    assertThat(client.error(patch("{\"tags\": [" + many + "]}")))
        .isEqualTo("21 tags: give up to 20");
    assertThat(client.error(patch("{\"tags\": [\"" + "x".repeat(41) + "\"]}")))
        .contains("41 characters", "use 1 to 40");
    assertThat(patch("{\"tags\": [\"" + "x".repeat(40) + "\", \"y\"]}").statusCode())
        .isEqualTo(200);
    assertThat(tags()).isEqualTo("x".repeat(40) + ",y");
  }

  @Test
  void aBodyOrANameThatIsTooLongIsRefused() {
    assertThat(patch("{\"name\": \"" + "x".repeat(201) + "\"}").statusCode()).isEqualTo(400);
    assertThat(patch("{\"name\": \"" + "x".repeat(5000) + "\"}").statusCode()).isEqualTo(413);
    assertThat(patch("{\"name\": \"" + run + "x".repeat(160) + "\"}").statusCode()).isEqualTo(200);
  }
}
