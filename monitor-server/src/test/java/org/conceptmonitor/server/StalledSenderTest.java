package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StalledSenderTest {
  private static final int MAX_BODY = 4096;
  private static final UUID RUN = new UUID(1, 2);

  @Test
  void sendersThatHoldAllMemoryMakeOthersComeBackLaterAndAreCutOff() throws IOException {
    ServerOptions options =
        ServerOptions.builder().port(0).maxBodyBytes(MAX_BODY).idle(Duration.ofSeconds(2)).build();
    try (MonitorServer server = MonitorServer.start(options)) {
      TestClient client = new TestClient(server);
      List<Socket> stalled = List.of(stalledPost(server.uri()), stalledPost(server.uri()));
      var refused = client.post(RUN, 0, List.of(SampleRun.run("late")));
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(client.error(refused)).contains("send it again later");
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
      for (Socket socket : stalled) {
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
        socket.close();
      }
      var accepted = new TestClient(server).post(RUN, 0, List.of(SampleRun.run("late")));
      assertThat(accepted.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aSenderThatDiesInTheMiddleStoresNothingAndFreesItsMemory() throws IOException {
    ServerOptions options = ServerOptions.builder().port(0).maxBodyBytes(MAX_BODY).build();
    try (MonitorServer server = MonitorServer.start(options)) {
      TestClient client = new TestClient(server);
      for (int i = 0; i < 10; i++) {
        stalledPost(server.uri()).close();
      }
      List<Integer> statuses = new ArrayList<>();
      do {
        statuses.add(client.post(RUN, 0, List.of(SampleRun.run("next"))).statusCode());
      } while (statuses.get(statuses.size() - 1) == 503 && statuses.size() < 1000);
      assertThat(statuses).last().isEqualTo(200);
    }
  }

  /** Sends the head and one byte of a body; the server has read the head when this returns. */
  private static Socket stalledPost(URI server) throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    String head =
        """
        POST /api/v1/runs/%s/run/0 HTTP/1.1\r
        Host: localhost\r
        Content-Type: %s\r
        Expect: 100-continue\r
        Content-Length: %d\r
        \r
        """
            .formatted(RUN, TestClient.ARROW_STREAM, MAX_BODY);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(firstLine(socket.getInputStream())).isEqualTo("HTTP/1.1 100 Continue");
    socket.getOutputStream().write('A');
    return socket;
  }

  private static String firstLine(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      text.append((char) in.read());
    }
    return text.substring(0, text.indexOf("\r\n"));
  }
}
