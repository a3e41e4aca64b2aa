package org.conceptmonitor.server.ingest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.HttpException;
import java.net.URI;
import org.conceptmonitor.server.store.RunStore;

/** The ingest route alone on a server of its own, over a store that a test made. */
final class IngestServer implements AutoCloseable {
  static final int MAX_BODY = 1 << 20;

  private final Vertx vertx = Vertx.vertx();
  private final IngestRoute route;
  private final HttpServer server;

  IngestServer(RunStore store) {
    route = new IngestRoute(store, MAX_BODY, (table, stored) -> {}, new SimpleMeterRegistry());
    Router router = Router.router(vertx);
    router
        .route()
        .failureHandler(
            request ->
                request
                    .response()
                    .setStatusCode(request.statusCode())
                    .end(
                        request.failure() instanceof HttpException e
                            ? String.valueOf(e.getPayload())
                            : String.valueOf(request.failure())));
    route.mount(router);
    server = await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.actualPort() + path);
  }

  @Override
  public void close() {
    await(server.close());
    route.close();
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
