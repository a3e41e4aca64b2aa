package org.conceptmonitor.server.security;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Closes connections that are held without use. A connection must bring the whole head of a request
 * within the idle time of its opening or of the last answer, however slowly its bytes trickle, and
 * a request must be answered within {@value #REQUEST_IDLE_TIMES} idle times. WebSockets are left
 * alone: they answer pings. Belongs to the event loop.
 */
final class ConnectionLimits {
  private static final int REQUEST_IDLE_TIMES = 5;
  private static final int MOST_CONNECTIONS = 4096;
  private static final int SWEEPS_PER_IDLE_TIME = 10;

  private final Duration idle;
  private final LongSupplier nanoTime;
  private final Map<HttpConnection, Long> deadlines = new HashMap<>();

  ConnectionLimits(Duration idle, LongSupplier nanoTime) {
    this.idle = idle;
    this.nanoTime = nanoTime;
  }

  /** Starts to watch the time. */
  void start(Vertx vertx) {
    vertx.setPeriodic(idle.toMillis() / SWEEPS_PER_IDLE_TIME, now -> sweep());
  }

  /** Takes a new connection; one too many is closed. */
  void opened(HttpConnection connection) {
    if (deadlines.size() >= MOST_CONNECTIONS) {
      connection.close();
      return;
    }
    within(connection, 1);
    connection.closeHandler(closed -> deadlines.remove(connection));
  }

  /** Watches requests from here on. */
  void mount(Router router) {
    router.route().handler(this::begin);
  }

  private void begin(RoutingContext request) {
    HttpConnection connection = request.request().connection();
    within(connection, REQUEST_IDLE_TIMES);
    request.addEndHandler(
        ended -> deadlines.computeIfPresent(connection, (key, old) -> deadline(1)));
    request.next();
  }

  /** Leaves a request's connection alone if that becomes a WebSocket. */
  void mountUpgrades(Router router) {
    router.route().handler(this::exceptWebSocket);
  }

  private void exceptWebSocket(RoutingContext request) {
    if (request.request().getHeader(HttpHeaders.UPGRADE) != null) {
      deadlines.remove(request.request().connection());
    }
    request.next();
  }

  private void within(HttpConnection connection, int idleTimes) {
    deadlines.put(connection, deadline(idleTimes));
  }

  private long deadline(int idleTimes) {
    return nanoTime.getAsLong() + idle.multipliedBy(idleTimes).toNanos();
  }

  private void sweep() {
    long now = nanoTime.getAsLong();
    deadlines.entrySet().stream()
        .filter(entry -> entry.getValue() - now < 0)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(HttpConnection::close);
  }
}
