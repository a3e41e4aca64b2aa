package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {
  private static MonitorServer server;

  @BeforeAll
  static void startServer() {
    server =
        MonitorServer.start(ServerOptions.builder().port(0).idle(Duration.ofSeconds(1)).build());
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void aHeadThatTricklesIsCutOff() throws IOException {
    assertThat(bytesTakenOf("GET / HTTP/1.1\r\nHost: localhost\r\nX: ")).isLessThan(100_000);
  }

  @Test
  void aSecondHeadThatTricklesIsCutOff() throws IOException {
    String first = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    assertThat(bytesTakenOf(first + "GET / HTTP/1.1\r\nHost: localhost\r\nX: "))
        .isLessThan(100_000);
  }

  /** Sends a byte whenever the server was silent for a while; returns how many it took. */
  private static int bytesTakenOf(String begin) throws IOException {
    try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
      socket.setSoTimeout(20);
      OutputStream out = socket.getOutputStream();
      out.write(begin.getBytes(StandardCharsets.ISO_8859_1));
      int sent = 0;
      while (isOpen(socket.getInputStream())) {
        out.write('a');
        sent++;
      }
      return sent;
    } catch (SocketException e) {
      return 0;
    }
  }

  private static boolean isOpen(InputStream in) throws IOException {
    try {
      return in.read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    }
  }

  @Test
  void aFirstLineThatIsTooLongIsRefused() {
    assertThat(send("GET /" + "a".repeat(5000) + " HTTP/1.1", "Host: localhost")).isEqualTo(414);
  }

  @Test
  void headersThatAreTooLargeAreRefused() {
    assertThat(send("GET / HTTP/1.1", "Host: localhost", "X: " + "a".repeat(17_000)))
        .isEqualTo(431);
  }

  private static int send(String... lines) {
    return RawHttp.send(server.uri(), SocketFactory.getDefault(), List.of(lines)).status();
  }
}
