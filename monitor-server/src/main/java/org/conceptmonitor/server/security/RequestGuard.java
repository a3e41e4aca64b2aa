package org.conceptmonitor.server.security;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;

/**
 * Refuses what a page of another site could make a browser send, with status 403:
 *
 * <ul>
 *   <li>requests to a name that isn't this server's (DNS rebinding);
 *   <li>WebSockets and requests that aren't GET, when their Origin is not this server. Programs
 *       other than browsers send no Origin.
 * </ul>
 */
final class RequestGuard implements Handler<RoutingContext> {
  private final Site site;

  RequestGuard(Site site) {
    this.site = site;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    HostAndPort authority = request.authority();
    if (authority == null) {
      throw new HttpException(400, "the Host header is missing");
    }
    if (!site.isCalled(authority.host())) {
      throw new HttpException(
          403,
          "host '%s' is not this server: use one of %s"
              .formatted(authority.host(), String.join(", ", site.called())));
    }
    checkOrigin(request, authority);
    context.next();
  }

  private void checkOrigin(HttpServerRequest request, HostAndPort authority) {
    String origin = request.getHeader("Origin");
    boolean reads = request.method().equals(HttpMethod.GET) && request.getHeader("Upgrade") == null;
    if (origin != null && !reads && !site.isOrigin(origin, authority)) {
      throw new HttpException(
          403, "origin '%s' is not this server: open its own page".formatted(origin));
    }
  }
}
