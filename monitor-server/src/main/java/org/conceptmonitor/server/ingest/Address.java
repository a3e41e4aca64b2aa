package org.conceptmonitor.server.ingest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Locale;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.server.store.RunId;

/**
 * Where a table goes, as its address says.
 *
 * @param run the run
 * @param table the table
 * @param sequence the agent's count of tables, from 0
 */
record Address(UUID run, Table table, long sequence) {
  private static final String ARROW_STREAM = "application/vnd.apache.arrow.stream";

  /** Reads and checks the address and the content headers; refusals say what is wrong. */
  static Address of(RoutingContext request) {
    Address address =
        new Address(
            run(request.pathParam("run")),
            table(request.pathParam("table")),
            sequence(request.pathParam("sequence")));
    checkType(request.request().getHeader(HttpHeaders.CONTENT_TYPE));
    checkEncoding(request.request().getHeader(HttpHeaders.CONTENT_ENCODING));
    return address;
  }

  private static UUID run(String text) {
    return RunId.parse(text)
        .orElseThrow(() -> new HttpException(400, "run is '%s': use a UUID".formatted(text)));
  }

  private static Table table(String name) {
    return Table.named(name)
        .orElseThrow(
            () ->
                new HttpException(
                    404,
                    "there is no table '%s' in version %d of the protocol"
                        .formatted(name, Table.VERSION)));
  }

  private static long sequence(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new HttpException(400, "sequence is '%s': count tables from 0".formatted(text));
    }
    return Long.parseLong(text);
  }

  private static void checkType(String type) {
    String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!bare.equals(ARROW_STREAM)) {
      throw new HttpException(
          415, "the content type is '%s': send %s".formatted(bare, ARROW_STREAM));
    }
  }

  private static void checkEncoding(String encoding) {
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new HttpException(
          415, "the content encoding is '%s': send the stream as it is".formatted(encoding));
    }
  }
}
