package org.conceptmonitor.server.security;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The one page that is open to everybody: takes a token and logs the browser in. */
final class LoginPage {
  static final String PATH = "/login";
  static final String SCRIPT = "/login/login.js";
  static final String STYLE = "/login/login.css";

  void mount(Router router) {
    serve(router, PATH, "login.html", "text/html; charset=utf-8");
    serve(router, SCRIPT, "login.js", "text/javascript; charset=utf-8");
    serve(router, STYLE, "login.css", "text/css; charset=utf-8");
  }

  private static void serve(Router router, String path, String resource, String type) {
    Buffer bytes = read(resource);
    router
        .get(path)
        .handler(
            request ->
                request
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, type)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                    .end(bytes));
  }

  private static Buffer read(String resource) {
    try (InputStream in = LoginPage.class.getResourceAsStream(resource)) {
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " can't be read", e);
    }
  }
}
