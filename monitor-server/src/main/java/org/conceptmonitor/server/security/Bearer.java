package org.conceptmonitor.server.security;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a request carries its token: in its Authorization header, or in the browser's cookie. */
final class Bearer {
  private static final Pattern HEADER =
      Pattern.compile("Bearer +([\\w.~+/=-]+) *", Pattern.CASE_INSENSITIVE);
  private static final Duration COOKIE_AGE = Duration.ofDays(30);

  private final boolean https;

  /**
   * Makes a reader of tokens.
   *
   * @param https whether browsers come by https, so that the cookie is kept to that
   */
  Bearer(boolean https) {
    this.https = https;
  }

  /** The token; a program's header comes before a browser's cookie. */
  Optional<String> token(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null) {
      Matcher matcher = HEADER.matcher(header);
      return Optional.of(matcher.matches() ? matcher.group(1) : "");
    }
    return Optional.ofNullable(request.getCookie(cookieName(request))).map(Cookie::getValue);
  }

  /** A cookie that the page's scripts can't read and that no other site's page can use. */
  Cookie cookie(HttpServerRequest request, String token) {
    return cookie(request, token, COOKIE_AGE);
  }

  /** Takes the cookie away. */
  Cookie noCookie(HttpServerRequest request) {
    return cookie(request, "", Duration.ZERO);
  }

  private Cookie cookie(HttpServerRequest request, String token, Duration age) {
    return Cookie.cookie(cookieName(request), token)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(https)
        .setPath("/")
        .setMaxAge(age.toSeconds());
  }

  /* Browsers share cookies between the ports of a host, so that the name holds the port. */
  private String cookieName(HttpServerRequest request) {
    return (https ? "__Host-" : "") + "concept-monitor-" + request.localAddress().port();
  }
}
