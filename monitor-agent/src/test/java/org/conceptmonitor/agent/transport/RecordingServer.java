package org.conceptmonitor.agent.transport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableReader;

/**
 * A real HTTP server that keeps what it is sent and gives the answers that a test told it. It wants
 * to be left alone for a second after each.
 */
final class RecordingServer implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  /** One request, and the answer that it got. */
  record Request(
      String run, Table table, long sequence, List<Row> rows, int status, String authorization) {}

  private record Reply(int status, String body) {}

  private final HttpServer http;
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final Semaphore answers = new Semaphore(1);

  private RecordingServer(int port) throws IOException {
    answerWithoutDelay();
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.createContext("/api/v1/runs/", this::handle);
    http.start();
  }

  /** Spares the JDK's servers 40 ms a request; must come before the first of them is made. */
  static void answerWithoutDelay() {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  static RecordingServer start() throws IOException {
    return new RecordingServer(0);
  }

  static RecordingServer startOn(int port) throws IOException {
    return new RecordingServer(port);
  }

  /** A port on which nothing listens. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static URI uri(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  URI uri() {
    return uri(port());
  }

  int port() {
    return http.getAddress().getPort();
  }

  /** Answers the next request that has no answer yet like this; all others are stored. */
  void replyOnce(int status, String body) {
    replies.add(new Reply(status, body));
  }

  Request next() throws InterruptedException {
    Request request = requests.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request came within %d s".formatted(PATIENCE_SECONDS));
    }
    return request;
  }

  /** The rows of all requests for this table that came and were not taken by {@link #next()}. */
  List<List<Row>> rowsOf(Table table) {
    return requests.stream()
        .filter(request -> request.table() == table)
        .map(Request::rows)
        .toList();
  }

  /** All requests that came and were not taken by {@link #next()}, in their order. */
  List<Request> all() {
    return List.copyOf(requests);
  }

  /** Lets requests wait for their answers. */
  void pause() {
    answers.acquireUninterruptibly();
  }

  /** Answers those that wait, and others again. */
  void resume() {
    answers.release();
  }

  boolean hasMore() {
    return !requests.isEmpty();
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      answers.acquireUninterruptibly();
      answers.release();
      String[] path = exchange.getRequestURI().getPath().split("/", -1);
      Table table = Table.named(path[5]).orElseThrow();
      Reply reply = reply(exchange.getRequestHeaders().getFirst("Content-Type"));
      List<Row> rows = TableReader.read(body, table);
      requests.add(
          new Request(
              path[4],
              table,
              Long.parseLong(path[6]),
              rows,
              reply.status(),
              exchange.getRequestHeaders().getFirst("Authorization")));
      exchange.getResponseHeaders().add("Retry-After", "1");
      byte[] answer = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private Reply reply(String contentType) {
    if (!"application/vnd.apache.arrow.stream".equals(contentType)) {
      return new Reply(415, "{\"error\": \"the content type is %s\"}".formatted(contentType));
    }
    Reply reply = replies.poll();
    return reply == null ? new Reply(200, "{\"stored\": true, \"name\": \"baseline\"}") : reply;
  }
}
