package org.conceptmonitor.server.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.conceptmonitor.server.store.Growth;
import org.conceptmonitor.server.store.RunStore;

/** The WebSocket at {@code /api/v1/live} and the browsers that listen to it. */
public final class LiveRoute {
  private static final int PINGS = 3;
  private static final short GOING_AWAY = 1001;
  private static final short NOT_UNDERSTOOD = 1003;
  private static final short POLICY_VIOLATION = 1008;
  private static final short TOO_LARGE = 1009;
  private static final int MAX_MESSAGE = 16 << 10;
  private static final short TOKEN_REVOKED = 4401;
  private static final String STOPS = "the server stops";

  private final RunStore store;
  private final Context context;
  private final long pingMillis;
  private final Predicate<RoutingContext> welcome;
  private final Map<LiveClient, ServerWebSocket> clients = new ConcurrentHashMap<>();

  /**
   * Makes the route.
   *
   * @param store says what there is when a browser subscribes
   * @param context the event loop that the HTTP server runs on
   * @param idle after this time of silence the HTTP server closes a connection; living browsers are
   *     kept from that by pings, which they answer
   * @param welcome whether a request's sender may still listen; asked before each ping
   * @param metrics gets the number of listening browsers
   */
  public LiveRoute(
      RunStore store,
      Context context,
      Duration idle,
      Predicate<RoutingContext> welcome,
      MeterRegistry metrics) {
    this.store = store;
    this.context = context;
    this.pingMillis = Math.max(1, idle.toMillis() / PINGS);
    this.welcome = welcome;
    Gauge.builder("concept.monitor.live.clients", clients, Map::size)
        .description("Browsers that listen for new data")
        .register(metrics);
  }

  /** Adds the address. */
  public void mount(Router router) {
    router.get("/api/v1/live").handler(this::accept);
  }

  /**
   * Tells every browser whose views it changes that a table has grown. Any thread may call this.
   */
  public void publish(Growth growth) {
    context.runOnContext(now -> clients.keySet().forEach(client -> client.offer(growth)));
  }

  /**
   * Tells every browser that shows the runs that one was renamed, deleted or restored. Any thread
   * may call this.
   */
  public void publishRuns() {
    context.runOnContext(now -> clients.keySet().forEach(LiveClient::offerRuns));
  }

  private void accept(RoutingContext request) {
    if (!"websocket".equalsIgnoreCase(request.request().getHeader(HttpHeaders.UPGRADE))) {
      throw new HttpException(400, "open a WebSocket here");
    }
    request
        .request()
        .toWebSocket()
        .onSuccess(socket -> add(socket, request))
        .onFailure(request::fail);
  }

  private void add(ServerWebSocket socket, RoutingContext request) {
    LiveClient client = new LiveClient(socket::writeTextMessage, this::newest);
    socket.textMessageHandler(text -> receive(text, client, socket));
    socket.exceptionHandler(tooLarge -> refuse(socket));
    socket.binaryMessageHandler(bytes -> socket.close(NOT_UNDERSTOOD, "send text messages only"));
    long pings = context.owner().setPeriodic(pingMillis, time -> ping(socket, request));
    clients.put(client, socket);
    socket.closeHandler(
        closed -> {
          clients.remove(client);
          context.owner().cancelTimer(pings);
        });
  }

  private long newest(Subscription subscription) {
    return subscription
        .run()
        .map(run -> store.version(run, subscription.topic()))
        .orElseGet(() -> store.version(subscription.topic()));
  }

  private static void receive(String text, LiveClient client, ServerWebSocket socket) {
    if (text.length() > MAX_MESSAGE) {
      refuse(socket);
      return;
    }
    try {
      client.receive(text);
    } catch (BadMessageException e) {
      socket.close(POLICY_VIOLATION, e.getMessage());
    }
  }

  /* Vert.x itself drops what is beyond its own bound, and says so by an exception. */
  private static void refuse(ServerWebSocket socket) {
    socket.close(TOO_LARGE, "send at most %d characters".formatted(MAX_MESSAGE));
  }

  private void ping(ServerWebSocket socket, RoutingContext request) {
    if (welcome.test(request)) {
      socket.writePing(Buffer.buffer()).onFailure(gone -> {});
    } else {
      socket.close(TOKEN_REVOKED, "the token was revoked");
    }
  }

  /** Tells every browser that the server stops; they come back by themselves. */
  public Future<Void> close() {
    return Future.join(
            clients.values().stream().map(socket -> socket.close(GOING_AWAY, STOPS)).toList())
        .mapEmpty();
  }
}
