package org.conceptmonitor.server.query;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.conceptmonitor.server.store.Answer;
import org.conceptmonitor.server.store.Page;

/**
 * A question, and how to send its answer: with a weak entity tag, so that whoever has that answer
 * already gets 304 instead, with the answer's version, and with a link to its next page.
 *
 * @param era of the store, taken before it is asked
 */
record AskedQuestion(
    RoutingContext request, Query query, Page page, AnswerFormat format, String era) {
  private static final String VERSION_HEADER = "Data-Version";

  /** Whether the asker has the newest answer. A version of 0 may be that of an unknown run. */
  boolean isKnown() {
    long version = query.version();
    String known = request.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    return known != null
        && version > 0
        && Arrays.stream(known.split(",")).map(String::strip).anyMatch(tag(version)::equals);
  }

  void sendKnown() {
    headers(query.version()).setStatusCode(304).end();
  }

  void send(Answer answer, byte[] body) {
    HttpServerResponse response = headers(answer.version());
    if (answer.more()) {
      response.putHeader("Link", "<%s>; rel=\"next\"".formatted(nextPage()));
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, format.mediaType()).end(Buffer.buffer(body));
  }

  private HttpServerResponse headers(long version) {
    return request
        .response()
        .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding")
        .putHeader(HttpHeaders.ETAG, tag(version))
        .putHeader(VERSION_HEADER, Long.toString(version));
  }

  private String tag(long version) {
    return "W/\"%s-%d-%s\"".formatted(era, version, format.mediaType());
  }

  private String nextPage() {
    Stream<Map.Entry<String, String>> others =
        request.queryParams().entries().stream().filter(entry -> !isOffset(entry));
    Stream<Map.Entry<String, String>> next =
        Stream.of(Map.entry("offset", Long.toString(page.offset() + page.limit())));
    return Stream.concat(others, next)
        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&", request.request().path() + "?", ""));
  }

  private static boolean isOffset(Map.Entry<String, String> entry) {
    return entry.getKey().equals("offset");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
