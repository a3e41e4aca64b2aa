package org.conceptmonitor.server.page;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Serves the page: {@code /}, {@code /web/...} for its own files, and {@code /lib/...} for Lit and
 * ECharts. The addresses that the page uses hold versions, and may be kept by browsers for ever;
 * other addresses of the same files are asked for again each time.
 */
public final class PageRoutes {
  /** Where the page's own files are. */
  static final String OWN = "/web/";

  /** Where the files of libraries are. */
  static final String LIBRARIES = "/lib/";

  private static final Pattern SERVED_LIBRARIES =
      Pattern.compile(
          "(lit|lit-html|lit-element|reactive-element)/.+"
              + "|echarts/[^/]+/dist/echarts\\.esm\\.min\\.mjs");
  private static final Pattern GZIP = Pattern.compile("gzip(?! *; *q=0(\\.0*)?$)\\b.*");
  private static final String KEEP = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  private final Vertx vertx;
  private final PageFiles own = new PageFiles("web");
  private final PageFiles libraries = new PageFiles("META-INF/resources/_static");
  private final PageHtml html;

  /**
   * Serves from the class path; reads run on the worker threads of Vert.x.
   *
   * @param session whether a browser came in by a token that it can give back
   */
  public PageRoutes(Vertx vertx, boolean session) {
    this.vertx = vertx;
    this.html = new PageHtml(own, libraries, session);
  }

  /** HTML with the same inline scripts as the page's. */
  public String html() {
    return html.template();
  }

  /** Adds the addresses. */
  public void mount(Router router) {
    router
        .get("/")
        .handler(
            request ->
                vertx
                    .executeBlocking(html::file, false)
                    .onSuccess(file -> send(request, file, ASK_AGAIN))
                    .onFailure(request::fail));
    router.get(OWN + "*").handler(this::own);
    router.get(LIBRARIES + "*").handler(this::library);
  }

  private void own(RoutingContext request) {
    String path = below(request, OWN);
    html.knownVersion()
        .map(Future::succeededFuture)
        .orElseGet(() -> vertx.executeBlocking(html::version, false))
        .onSuccess(
            version -> {
              if (path.startsWith(version + "/")) {
                send(request, own, path.substring(version.length() + 1), KEEP);
              } else {
                send(request, own, path, ASK_AGAIN);
              }
            })
        .onFailure(request::fail);
  }

  private void library(RoutingContext request) {
    String path = below(request, LIBRARIES);
    if (SERVED_LIBRARIES.matcher(path).matches()) {
      send(request, libraries, path, KEEP);
    } else {
      request.fail(404);
    }
  }

  private static String below(RoutingContext request, String prefix) {
    String path = request.normalizedPath();
    return path.startsWith(prefix) ? path.substring(prefix.length()) : "";
  }

  private void send(RoutingContext request, PageFiles files, String path, String cache) {
    read(files, path)
        .onSuccess(
            file ->
                file.ifPresentOrElse(found -> send(request, found, cache), () -> request.fail(404)))
        .onFailure(request::fail);
  }

  private Future<Optional<PageFile>> read(PageFiles files, String path) {
    Optional<PageFile> known = files.known(path);
    return known.isPresent()
        ? Future.succeededFuture(known)
        : vertx.executeBlocking(() -> files.read(path), false);
  }

  private static void send(RoutingContext request, PageFile file, String cache) {
    Optional<byte[]> compressed = file.compressed().filter(bytes -> acceptsGzip(request));
    String tag = "\"%s%s\"".formatted(file.tag(), compressed.isPresent() ? "-gzip" : "");
    HttpServerResponse response =
        request
            .response()
            .putHeader(HttpHeaders.CACHE_CONTROL, cache)
            .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
            .putHeader(HttpHeaders.ETAG, tag);
    if (tag.equals(request.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
      return;
    }
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, file.type())
        .putHeader(HttpHeaders.CONTENT_ENCODING, compressed.isPresent() ? "gzip" : "identity")
        .end(Buffer.buffer(compressed.orElse(file.content())));
  }

  private static boolean acceptsGzip(RoutingContext request) {
    String accepted = request.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null
        && Arrays.stream(accepted.split(","))
            .anyMatch(encoding -> GZIP.matcher(encoding.strip()).matches());
  }
}
