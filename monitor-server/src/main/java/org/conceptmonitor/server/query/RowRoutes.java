package org.conceptmonitor.server.query;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.function.Supplier;
import org.conceptmonitor.server.store.Answer;
import org.conceptmonitor.server.store.UnknownRunException;

/**
 * Addresses that answer rows: as JSON or as an Arrow stream, in pages, and with entity tags.
 * Queries are answered by worker threads, never on the event loop.
 */
public final class RowRoutes {
  private static final List<AnswerFormat> FORMATS = List.of(new JsonAnswer(), new ArrowAnswer());
  private static final int BUSY = 503;
  private static final String RETRY_SECONDS = "2";

  private final Workers workers;
  private final Supplier<String> era;

  /**
   * Answers with the help of workers.
   *
   * @param era while it is the same, two answers differ only if their versions do
   */
  public RowRoutes(Workers workers, Supplier<String> era) {
    this.workers = workers;
    this.era = era;
  }

  /** Adds addresses. */
  public void mount(Router router, List<Endpoint> endpoints) {
    for (Endpoint endpoint : endpoints) {
      Route route = router.get(endpoint.path());
      FORMATS.forEach(format -> route.produces(format.mediaType()));
      route.handler(request -> answer(request, endpoint));
    }
  }

  private void answer(RoutingContext request, Endpoint endpoint) {
    Parameters parameters = new Parameters(request, endpoint.parameters());
    Query query = endpoint.query().apply(parameters);
    AskedQuestion asked =
        new AskedQuestion(request, query, parameters.page(), format(request), era.get());
    if (asked.isKnown()) {
      asked.sendKnown();
      return;
    }
    workers
        .run(() -> write(asked))
        .onSuccess(written -> asked.send(written.answer(), written.body()))
        .onFailure(cause -> fail(request, cause));
  }

  private static AnswerFormat format(RoutingContext request) {
    return FORMATS.stream()
        .filter(format -> format.mediaType().equals(request.getAcceptableContentType()))
        .findFirst()
        .orElse(FORMATS.get(0));
  }

  private record Written(Answer answer, byte[] body) {}

  private static Written write(AskedQuestion asked) {
    Answer answer = asked.query().answer(asked.page());
    return new Written(answer, asked.format().write(answer));
  }

  static void fail(RoutingContext request, Throwable cause) {
    if (cause instanceof UnknownRunException) {
      request.fail(new HttpException(404, cause.getMessage()));
      return;
    }
    if (cause instanceof HttpException refusal && refusal.getStatusCode() == BUSY) {
      request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    request.fail(cause);
  }
}
