package org.conceptmonitor.server;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every failed request with {@code {"error": "..."}}; what isn't the client's is logged.
 */
final class ErrorAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

  private ErrorAnswers() {}

  static void mount(Router router) {
    router.route().failureHandler(ErrorAnswers::answer);
    router.errorHandler(400, ErrorAnswers::answerUndecodable);
    router.errorHandler(404, ErrorAnswers::answer);
    router.errorHandler(406, ErrorAnswers::answer);
    router.errorHandler(405, ErrorAnswers::answer);
  }

  private static void answer(RoutingContext request) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.headWritten() || response.closed()) {
      return;
    }
    int status = request.statusCode() < 400 ? 500 : request.statusCode();
    send(response, status, reason(request, status));
  }

  /* While it looks for a route, Vert.x fails with no failure set where it can't decode an address. */
  private static void answerUndecodable(RoutingContext request) {
    if (request.failure() == null && !request.response().ended()) {
      send(request.response(), 400, "the address can't be decoded: percent-encode UTF-8 in it");
    } else {
      answer(request);
    }
  }

  private static void send(HttpServerResponse response, int status, String reason) {
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(new JsonObject().put("error", reason).toBuffer());
  }

  private static String reason(RoutingContext request, int status) {
    if (request.failure() instanceof HttpException refusal && refusal.getPayload() != null) {
      return refusal.getPayload();
    }
    if (status == 404) {
      return "there is nothing at " + request.request().path();
    }
    if (status == 406) {
      return "'%s' can't be answered: accept application/json or application/vnd.apache.arrow.stream"
          .formatted(request.request().getHeader(HttpHeaders.ACCEPT));
    }
    if (status == 405) {
      return "%s is not possible here".formatted(request.request().method());
    }
    if (status == 413) {
      return "the body is too large";
    }
    if (status < 500) {
      return "the request is wrong: " + request.failure().getMessage();
    }
    LOG.atError()
        .setCause(request.failure())
        .addKeyValue("event", "request-failed")
        .addKeyValue("method", request.request().method())
        .addKeyValue(
            "route", request.currentRoute() == null ? "" : request.currentRoute().getPath())
        .log("");
    return "the server failed: its log says why";
  }
}
