package org.conceptmonitor.server.query;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.conceptmonitor.server.store.AlertLimits;
import org.conceptmonitor.server.store.RunStore;

/**
 * The addresses under {@code /api/v1} that answer questions, as JSON or as an Arrow stream, and
 * their description; docs/protocol.md lists them.
 */
public final class QueryRoutes {
  private final Vertx vertx;
  private final RunStore store;
  private final AlertLimits alerts;

  /** Answers from a store; reads run on the worker threads of Vert.x. */
  public QueryRoutes(Vertx vertx, RunStore store, AlertLimits alerts) {
    this.vertx = vertx;
    this.store = store;
    this.alerts = alerts;
  }

  /** Adds the addresses. */
  public void mount(Router router) {
    new RowRoutes(this::run, store::era).mount(router, new StoreEndpoints(store, alerts).all());
    router.get(Endpoint.RUN + "/images/:image").handler(this::image);
    Buffer description = description();
    router
        .get("/api/v1/openapi.json")
        .handler(request -> send(request, "application/json", "no-cache", description));
  }

  private <T> Future<T> run(Callable<T> task) {
    return vertx.executeBlocking(task, false);
  }

  private void image(RoutingContext request) {
    Parameters parameters = new Parameters(request, Set.of());
    UUID run = parameters.run();
    int image = parameters.image();
    run(() -> store.probeImage(run, image))
        .map(png -> png.orElseThrow(() -> new HttpException(404, "there is no image " + image)))
        .onSuccess(
            png -> {
              request.response().putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
              String cache = "private, max-age=31536000, immutable";
              send(request, "image/png", cache, Buffer.buffer(png));
            })
        .onFailure(cause -> RowRoutes.fail(request, cause));
  }

  private static Buffer description() {
    try (InputStream in = QueryRoutes.class.getResourceAsStream("openapi.json")) {
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.json can't be read", e);
    }
  }

  private static void send(RoutingContext request, String type, String cache, Buffer body) {
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader(HttpHeaders.CACHE_CONTROL, cache)
        .end(body);
  }
}
