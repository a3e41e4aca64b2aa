package org.conceptmonitor.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.SocketFactory;

/**
 * One request, byte for byte as a test writes it, for what a real client would not send.
 *
 * @param status of the answer; 0 if the server closed the connection without one
 * @param head the answer's status line and headers
 */
record RawHttp(int status, String head) {
  private static final int TIMEOUT_MILLIS = 30_000;

  /**
   * Sends a request without body and reads the head of the answer.
   *
   * @param lines the first line and the headers
   */
  static RawHttp send(URI server, SocketFactory sockets, List<String> lines) {
    try (Socket socket = sockets.createSocket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      String whole = String.join("\r\n", lines) + "\r\n\r\n";
      socket.getOutputStream().write(whole.getBytes(StandardCharsets.ISO_8859_1));
      return read(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RawHttp read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head = "";
    for (int next = in.read(); next >= 0 && !head.endsWith("\r\n\r\n"); next = in.read()) {
      bytes.write(next);
      head = bytes.toString(StandardCharsets.ISO_8859_1);
      if (head.endsWith("\r\n\r\n")) {
        break;
      }
    }
    return new RawHttp(head.isEmpty() ? 0 : Integer.parseInt(head.split(" ", 3)[1]), head);
  }
}
