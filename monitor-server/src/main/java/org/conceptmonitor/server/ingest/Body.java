package org.conceptmonitor.server.ingest;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.handler.HttpException;

/** Reads a request's body up to a limit, and throws away what comes beyond it. */
final class Body {
  private final int limit;
  private final Promise<Buffer> whole = Promise.promise();
  private Buffer bytes = Buffer.buffer();

  private Body(int limit) {
    this.limit = limit;
  }

  /**
   * Reads the body.
   *
   * @return fails with status 413 beyond the limit, or with {@link CutBodyException}
   */
  static Future<Buffer> read(HttpServerRequest request, int limit) {
    Body body = new Body(limit);
    request.handler(body::add);
    request.endHandler(end -> body.whole.tryComplete(body.bytes));
    request.exceptionHandler(
        cause -> body.whole.tryFail(new CutBodyException(body.bytes.length(), cause)));
    return body.whole.future();
  }

  /** The refusal of a body that is larger than the limit. */
  static HttpException tooLarge(int limit) {
    return new HttpException(
        413, "the table is larger than %d bytes: send its rows in parts".formatted(limit));
  }

  private void add(Buffer part) {
    if (bytes.length() + (long) part.length() > limit) {
      bytes = Buffer.buffer();
      whole.tryFail(tooLarge(limit));
    } else if (!whole.future().isComplete()) {
      bytes.appendBuffer(part);
    }
  }
}
