package org.conceptmonitor.server.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableWriter;

/** Sends the tables of one run, one after the other. Belongs to one thread. */
final class RunPost {
  final UUID id = UUID.randomUUID();
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private long sequence;

  RunPost(URI server) {
    this.server = server;
  }

  void post(List<? extends Row> rows) {
    Table table = Table.of(rows.get(0).getClass());
    String path = "/api/v1/runs/%s/%s/%d".formatted(id, table.wireName(), sequence++);
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Content-Type", "application/vnd.apache.arrow.stream")
            .POST(BodyPublishers.ofByteArray(TableWriter.write(rows)))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
