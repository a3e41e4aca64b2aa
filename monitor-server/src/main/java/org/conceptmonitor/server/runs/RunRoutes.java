package org.conceptmonitor.server.runs;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.conceptmonitor.server.store.DeletedRun;
import org.conceptmonitor.server.store.RunId;
import org.conceptmonitor.server.store.RunStore;
import org.conceptmonitor.server.store.StoreException;
import org.conceptmonitor.server.store.StoreFullException;
import org.conceptmonitor.server.store.UnknownRunException;

/** What can be done with a run at {@code /api/v1/runs/{run}}; docs/protocol.md lists it. */
public final class RunRoutes {
  private static final String RUN = "/api/v1/runs/:run";

  private static final int MOST_BODY_BYTES = 4096;

  private final Vertx vertx;
  private final RunStore store;
  private final Consumer<UUID> changed;

  /**
   * Makes the routes.
   *
   * @param store what is changed, on the worker threads of Vert.x
   * @param changed told of every run that was changed
   */
  public RunRoutes(Vertx vertx, RunStore store, Consumer<UUID> changed) {
    this.vertx = vertx;
    this.store = store;
    this.changed = changed;
  }

  /** Adds the addresses. */
  public void mount(Router router) {
    router.delete(RUN).handler(this::delete);
    router.get("/api/v1/deleted-runs").handler(this::deleted);
    router.patch(RUN).handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES));
    router.patch(RUN).handler(this::change);
  }

  private void delete(RoutingContext request) {
    UUID run = run(request);
    answer(request, () -> json(store.delete(run)), run);
  }

  private void change(RoutingContext request) {
    UUID run = run(request);
    RunChange change = RunChange.parse(request.body());
    answer(request, () -> change.apply(store, run), run);
  }

  private void deleted(RoutingContext request) {
    vertx
        .executeBlocking(() -> store.deleted().stream().map(RunRoutes::json).toList(), false)
        .onSuccess(request::json)
        .onFailure(request::fail);
  }

  private void answer(RoutingContext request, Callable<JsonObject> work, UUID run) {
    vertx
        .executeBlocking(work, false)
        .onSuccess(
            body -> {
              changed.accept(run);
              request.json(body);
            })
        .onFailure(cause -> request.fail(refusal(cause)));
  }

  private static Throwable refusal(Throwable cause) {
    if (cause instanceof UnknownRunException) {
      return new HttpException(404, cause.getMessage());
    } else if (cause instanceof StoreFullException) {
      return new HttpException(507, cause.getMessage(), cause);
    } else if (cause instanceof StoreException) {
      return new HttpException(503, cause.getMessage(), cause);
    }
    return cause;
  }

  private static UUID run(RoutingContext request) {
    String text = request.pathParam("run");
    return RunId.parse(text)
        .orElseThrow(() -> new HttpException(400, "run is '%s': use a UUID".formatted(text)));
  }

  private static JsonObject json(DeletedRun run) {
    return new JsonObject()
        .put("run", run.run().toString())
        .put("name", run.name())
        .put("deleted", run.deleted());
  }
}
