package org.conceptmonitor.agent.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Sends one table of a run in one request and says what came of it (docs/protocol.md). */
final class TableClient {
  private static final String ARROW_STREAM = "application/vnd.apache.arrow.stream";
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final long LONGEST_WAIT_SECONDS = 60;
  private static final Set<Integer> NOT_NOW = Set.of(408, 425, 429);

  private final ServerAccess access;
  private final HttpClient http;
  private final RunAddress address;
  private final ObjectMapper json = new ObjectMapper();

  TableClient(ServerAccess access, HttpClient http, RunAddress address) {
    this.access = access;
    this.http = http;
    this.address = address;
  }

  Answer post(EncodedTable table) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.of(table.id()))
            .timeout(REQUEST_TIMEOUT)
            .header("Content-Type", ARROW_STREAM)
            .POST(BodyPublishers.ofByteArray(table.stream()));
    access.authorize(request);
    try {
      return answer(http.send(request.build(), BodyHandlers.ofString()));
    } catch (SSLException e) {
      return new Answer.Unavailable(
          "no trusted connection: %s; name the PEM file of its certificate with trust(...)"
              .formatted(e.getMessage()));
    } catch (IOException e) {
      return new Answer.Unavailable(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private Answer answer(HttpResponse<String> response) {
    int status = response.statusCode();
    JsonNode body = parsed(response.body());
    String reason = "status %d: %s".formatted(status, body.path("error").asText(response.body()));
    if (status == 200 && body.path("name").isTextual()) {
      return new Answer.Stored(body.path("name").textValue());
    } else if (status == 409) {
      return new Answer.UnknownRun(reason);
    } else if (status == 401 || status == 403) {
      return new Answer.Denied(reason);
    } else if (status == 507) {
      return new Answer.Full(reason, retryAfter(response));
    } else if (status >= 500 || NOT_NOW.contains(status)) {
      return new Answer.Unavailable(reason, retryAfter(response));
    }
    return new Answer.Refused(reason);
  }

  private static Duration retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,9}"))
        .map(seconds -> Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, Long.parseLong(seconds))))
        .orElse(Duration.ZERO);
  }

  private JsonNode parsed(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
