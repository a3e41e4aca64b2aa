package org.conceptmonitor.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableWriter;

/** Talks real HTTP to a server, as an agent and as a browser do. */
final class TestClient {
  static final String ARROW_STREAM = "application/vnd.apache.arrow.stream";

  private final URI server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  TestClient(MonitorServer server) {
    this(server.uri());
  }

  TestClient(URI server) {
    this.server = server;
  }

  URI uri(String path) {
    return server.resolve(path);
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  byte[] bytes(String path) {
    try {
      return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofByteArray())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer of a question that must succeed. */
  JsonNode ask(String path) {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
    }
    return parse(response.body());
  }

  /** The rows of a question that must succeed, as JSON. */
  String rows(String path) {
    return ask(path).get("rows").toString();
  }

  HttpResponse<String> post(UUID run, long sequence, List<? extends Row> rows) {
    return post(run, Table.of(rows.get(0).getClass()), sequence, TableWriter.write(rows));
  }

  HttpResponse<String> post(UUID run, Table table, long sequence, byte[] stream) {
    return post(path(run, table, sequence), stream);
  }

  HttpResponse<String> post(String path, byte[] stream) {
    return send(table(path, stream));
  }

  /** Sends a table without waiting for the acknowledgement. */
  CompletableFuture<HttpResponse<String>> postAsync(
      UUID run, long sequence, List<? extends Row> rows) {
    String path = path(run, Table.of(rows.get(0).getClass()), sequence);
    return http.sendAsync(table(path, TableWriter.write(rows)), BodyHandlers.ofString());
  }

  private HttpRequest table(String path, byte[] stream) {
    return HttpRequest.newBuilder(uri(path))
        .header("Content-Type", ARROW_STREAM)
        .POST(HttpRequest.BodyPublishers.ofByteArray(stream))
        .build();
  }

  private static String path(UUID run, Table table, long sequence) {
    return "/api/v1/runs/" + run + "/" + table.wireName() + "/" + sequence;
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpClient http() {
    return http;
  }

  JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String error(HttpResponse<String> response) {
    return parse(response.body()).get("error").asText();
  }
}
