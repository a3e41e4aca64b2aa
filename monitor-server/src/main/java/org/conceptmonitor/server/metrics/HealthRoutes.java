package org.conceptmonitor.server.metrics;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/**
 * {@code /health} answers as long as the server lives; {@code /ready} answers 200 while it can do
 * its work and 503 otherwise. Neither tells anything else, for both are open to everybody.
 */
public final class HealthRoutes {
  private static final long KEPT = TimeUnit.SECONDS.toNanos(1);

  private final Vertx vertx;
  private final Runnable check;
  private Future<Void> latest;
  private long checked;

  /**
   * Makes the routes.
   *
   * @param check throws if the server can't do its work; runs on a worker thread, at most once a
   *     second however often is asked
   */
  public HealthRoutes(Vertx vertx, Runnable check) {
    this.vertx = vertx;
    this.check = check;
  }

  /** Adds the addresses. */
  public void mount(Router router) {
    router.get("/health").handler(request -> tell(request, 200, "up"));
    router
        .get("/ready")
        .handler(
            request ->
                check()
                    .onSuccess(passed -> tell(request, 200, "ready"))
                    .onFailure(cause -> tell(request, 503, "not ready")));
  }

  private Future<Void> check() {
    long now = System.nanoTime();
    if (latest == null || now - checked > KEPT) {
      checked = now;
      latest = vertx.executeBlocking(this::run, false);
    }
    return latest;
  }

  private Void run() {
    check.run();
    return null;
  }

  private static void tell(RoutingContext request, int status, String text) {
    request.response().setStatusCode(status).putHeader("Cache-Control", "no-store");
    request.json(new JsonObject().put("status", text));
  }
}
