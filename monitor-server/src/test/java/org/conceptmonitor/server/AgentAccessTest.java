package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.conceptmonitor.agent.transport.HttpSink;
import org.conceptmonitor.agent.transport.SinkState;
import org.conceptmonitor.server.security.Role;
import org.conceptmonitor.server.security.TokenFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents at a server that asks for tokens. */
class AgentAccessTest {
  @TempDir private Path folder;

  @Test
  void whatAnAgentWithTheWrongTokenCouldNotSendWaitsForOneWithTheRightToken() {
    String read = TokenFile.in(folder).create(Role.READ).text();
    String write = TokenFile.in(folder).create(Role.WRITE).text();
    ServerOptions options = ServerOptions.builder().port(0).data(folder).requireToken().build();
    try (MonitorServer server = MonitorServer.start(options)) {
      HttpSink denied = sink(server, read, Duration.ofMillis(200));
      AgentRun.sendDescription(denied, "denied");
      while (denied.state().retries() == 0) {
        LockSupport.parkNanos(AgentRun.LOOK_NANOS);
      }
      denied.close();
      assertThat(denied.state().dropped()).isZero();
      assertThat(denied.state().spooledTables()).isEqualTo(3);

      HttpSink admitted = sink(server, write, Duration.ofSeconds(60));
      AgentRun.sendDescription(admitted, "admitted");
      admitted.close();

      assertThat(admitted.state()).isEqualTo(SinkState.ofDropped(0));
      assertThat(runs(server, read)).contains(denied.run().toString(), admitted.run().toString());
    }
  }

  private HttpSink sink(MonitorServer server, String token, Duration closeTimeout) {
    return HttpSink.builder(server.uri())
        .spool(folder.resolve("spool"))
        .token(token)
        .closeTimeout(closeTimeout)
        .build();
  }

  private static String runs(MonitorServer server, String token) {
    TestClient client = new TestClient(server);
    HttpRequest request =
        HttpRequest.newBuilder(client.uri("/api/v1/runs"))
            .header("Authorization", "Bearer " + token)
            .build();
    return client.send(request).body();
  }
}
