package org.conceptmonitor.server.security;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the security headers on every answer: scripts, styles and data come from this server only,
 * and no other site may frame the page or read what it shows.
 */
final class PageHeaders implements Handler<RoutingContext> {
  private static final Pattern INLINE =
      Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

  private final String policy;

  private PageHeaders(String policy) {
    this.policy = policy;
  }

  /**
   * Headers for a page.
   *
   * @param html the page; its inline scripts (the import map) are allowed by their SHA-256
   */
  static PageHeaders allowing(String html) {
    StringBuilder scripts = new StringBuilder("script-src 'self'");
    Matcher inline = INLINE.matcher(html);
    while (inline.find()) {
      scripts.append(" 'sha256-").append(Sha256.base64(inline.group(1))).append('\'');
    }
    return new PageHeaders(
        String.join(
            "; ",
            "default-src 'self'",
            scripts,
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'"));
  }

  @Override
  public void handle(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set("Content-Security-Policy", policy);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    context.next();
  }
}
