package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableWriter;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final UUID run = UUID.randomUUID();

  @Test
  void whatWasStoredAndRefusedIsCounted() {
    try (MonitorServer server = MonitorServer.start(ServerOptions.builder().port(0).build())) {
      TestClient client = new TestClient(server);
      client.post(run, 0, List.of(SampleRun.run("baseline")));
      client.post(run, 1, SampleRun.SCALARS);
      client.post(run, 1, SampleRun.SCALARS);
      client.post(run, Table.LAYERS, 2, new byte[3]);
      HttpResponse<String> metrics = client.get("/metrics");
      assertThat(metrics.headers().firstValue("content-type"))
          .hasValue("text/plain; version=0.0.4; charset=utf-8");
      assertThat(metrics.body().lines())
          .contains("concept_monitor_ingest_tables_total{table=\"run\"} 1.0")
          .contains("concept_monitor_ingest_tables_total{table=\"scalars\"} 1.0")
          .contains("concept_monitor_ingest_rows_total{table=\"scalars\"} 5.0")
          .contains(
              "concept_monitor_ingest_bytes_total{table=\"scalars\"} "
                  + (double) TableWriter.write(SampleRun.SCALARS).length)
          .contains("concept_monitor_ingest_refused_total{status=\"400\"} 1.0")
          .contains("concept_monitor_ingest_commit_seconds_count 3")
          .contains("concept_monitor_live_clients 0.0")
          .anyMatch(line -> line.startsWith("vertx_http_server_requests_total{"));
    }
  }

  @Test
  void twoServersInOneProgramCountForThemselves() {
    try (MonitorServer one = MonitorServer.start(ServerOptions.builder().port(0).build());
        MonitorServer other = MonitorServer.start(ServerOptions.builder().port(0).build())) {
      new TestClient(one).post(run, 0, List.of(SampleRun.run("baseline")));
      assertThat(new TestClient(other).get("/metrics").body())
          .doesNotContain("concept_monitor_ingest_tables_total")
          .doesNotContain("vertx_http_server_requests_total");
    }
  }

  @Test
  void everyMeterOfTheDashboardIsServed() throws IOException {
    String dashboard = Files.readString(Path.of("../docs/grafana-dashboard.json"));
    try (MonitorServer server = MonitorServer.start(ServerOptions.builder().port(0).build())) {
      TestClient client = new TestClient(server);
      client.post(run, 0, List.of(SampleRun.run("baseline")));
      client.post(run, Table.LAYERS, 1, new byte[3]);
      System.gc();
      Set<String> shown = expressions(client.parse(dashboard));
      assertThat(shown).hasSizeGreaterThan(15);
      assertThat(servedWith(shown, client)).containsAll(shown);
    }
  }

  /**
   * What is served once these names are, or after ten seconds: collectors tell of a pause later.
   */
  private static Set<String> servedWith(Set<String> names, TestClient client) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    Set<String> served;
    do {
      served = names(client.get("/metrics").body());
    } while (!served.containsAll(names) && System.nanoTime() < end);
    return served;
  }

  /** The names of all samples. */
  private static Set<String> names(String metrics) {
    return metrics
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceFirst("[{ ].*", ""))
        .collect(Collectors.toSet());
  }

  /** The names in the queries of all panels. */
  private static Set<String> expressions(JsonNode dashboard) {
    Pattern name = Pattern.compile("\\b(concept_monitor|vertx|jvm|process|system)_\\w+");
    return dashboard.findValuesAsText("expr").stream()
        .flatMap(query -> name.matcher(query).results().map(MatchResult::group))
        .collect(Collectors.toSet());
  }

  @Test
  void requestsAreCountedByRouteSoThatNoAddressMakesAMeter() {
    try (MonitorServer server = MonitorServer.start(ServerOptions.builder().port(0).build())) {
      TestClient client = new TestClient(server);
      client.get("/api/v1/runs/" + run + "/layers");
      client.get("/nothing/" + run);
      assertThat(client.get("/metrics").body())
          .contains("route=\"/api/v1/runs/:run/layers\"")
          .doesNotContain(run.toString());
    }
  }
}
