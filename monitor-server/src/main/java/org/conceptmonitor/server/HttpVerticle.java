package org.conceptmonitor.server;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.conceptmonitor.server.alert.AlertWatch;
import org.conceptmonitor.server.ingest.IngestRoute;
import org.conceptmonitor.server.live.LiveRoute;
import org.conceptmonitor.server.metrics.HealthRoutes;
import org.conceptmonitor.server.metrics.ServerMetrics;
import org.conceptmonitor.server.page.PageRoutes;
import org.conceptmonitor.server.query.QueryRoutes;
import org.conceptmonitor.server.runs.RunRoutes;
import org.conceptmonitor.server.security.Gatekeeper;
import org.conceptmonitor.server.store.Growth;
import org.conceptmonitor.server.store.NewTable;
import org.conceptmonitor.server.store.Receipt;
import org.conceptmonitor.server.store.RunStore;
import org.conceptmonitor.server.whatif.WhatIfRoutes;
import org.conceptmonitor.server.words.WordRoutes;

/** All addresses of the server, on one event loop. */
final class HttpVerticle extends VerticleBase {
  private static final int GRACE_SECONDS = 10;

  /* gzip's fastest level: the event loop compresses. */
  private static final int COMPRESSION = 1;
  private static final int COMPRESSED_BYTES = 1_000;

  private final ServerOptions options;
  private final RunStore store;
  private final Gatekeeper gatekeeper;
  private final ServerMetrics metrics;
  private volatile HttpServer server;
  private volatile IngestRoute ingest;
  private volatile LiveRoute live;
  private volatile AlertWatch alerts;
  private volatile Router router;

  HttpVerticle(
      ServerOptions options, RunStore store, Gatekeeper gatekeeper, ServerMetrics metrics) {
    this.options = options;
    this.store = store;
    this.gatekeeper = gatekeeper;
    this.metrics = metrics;
  }

  /** The port that is listened on, once deployed. */
  int port() {
    return server.actualPort();
  }

  /** Makes the routes on a worker: the first time, that loads classes for a second or more. */
  @Override
  public Future<?> start() {
    return vertx
        .executeBlocking(() -> router = router())
        .compose(made -> listen(options.port()))
        .recover(this::listenElsewhere)
        .onSuccess(this::listening);
  }

  private Future<HttpServer> listenElsewhere(Throwable cause) {
    return cause instanceof BindException && options.otherPort()
        ? listen(0)
        : Future.failedFuture(cause);
  }

  private void listening(HttpServer listening) {
    server = listening;
    gatekeeper.start(vertx, listening);
  }

  /** Method and path of every route that has a path, once deployed. */
  List<String> routes() {
    return router.getRoutes().stream()
        .filter(route -> route.getPath() != null)
        .flatMap(route -> route.methods().stream().map(method -> method + " " + route.getPath()))
        .distinct()
        .toList();
  }

  /**
   * Stops listening, tells browsers, lets requests that are under way end, then commits what was
   * accepted and looks for alerts in it.
   */
  @Override
  public Future<?> stop() {
    Future<Void> stopped = server.shutdown(GRACE_SECONDS, TimeUnit.SECONDS);
    live.close();
    return stopped.eventually(() -> vertx.executeBlocking(this::drain)).eventually(alerts::looked);
  }

  private Void drain() {
    ingest.close();
    return null;
  }

  private Future<HttpServer> listen(int port) {
    HttpServerOptions http =
        new HttpServerOptions()
            .setHost(options.host())
            .setPort(port)
            .setReadIdleTimeout((int) options.idle().toSeconds())
            .setHandle100ContinueAutomatically(true)
            .setCompressionSupported(true)
            .setCompressionLevel(COMPRESSION)
            .setCompressionContentSizeThreshold(COMPRESSED_BYTES)
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false);
    return vertx
        .createHttpServer(gatekeeper.protect(http, vertx))
        .connectionHandler(gatekeeper::opened)
        .requestHandler(router)
        .listen();
  }

  private void committed(NewTable table, Receipt.Stored stored) {
    live.publish(Growth.by(table, stored));
    alerts.committed(table, stored);
  }

  private Router router() {
    PageRoutes page = new PageRoutes(vertx, gatekeeper.asksForTokens());
    live =
        new LiveRoute(
            store, context, options.idle(), gatekeeper::isStillWelcome, metrics.registry());
    alerts = new AlertWatch(vertx, store, options.alerts(), metrics.registry());
    ingest = new IngestRoute(store, options.maxBodyBytes(), this::committed, metrics.registry());
    Router router = Router.router(vertx);
    ErrorAnswers.mount(router);
    gatekeeper.mount(router, page.html());
    ingest.mount(router);
    live.mount(router);
    new QueryRoutes(vertx, store, options.alerts().limits()).mount(router);
    new WordRoutes(vertx, store).mount(router);
    new WhatIfRoutes(vertx, store).mount(router);
    new RunRoutes(vertx, store, run -> live.publishRuns()).mount(router);
    metrics.mount(router);
    new HealthRoutes(vertx, store::deleted).mount(router);
    page.mount(router);
    return router;
  }
}
