package org.conceptmonitor.server.security;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a browser changes its read token for a cookie, and has the cookie taken away. The guard in
 * front lets only requests with a read token do either; asking whether one is logged in is open to
 * all.
 */
final class SessionRoute {
  static final String PATH = "/api/v1/session";

  private final Supplier<Tokens> tokens;
  private final Bearer bearer;

  SessionRoute(Supplier<Tokens> tokens, Bearer bearer) {
    this.tokens = tokens;
    this.bearer = bearer;
  }

  void mount(Router router) {
    router.get(PATH).handler(this::tell);
    router.post(PATH).handler(this::begin);
    router.delete(PATH).handler(this::end);
  }

  private void tell(RoutingContext request) {
    Optional<Role> role =
        bearer.token(request.request()).flatMap(tokens.get()::matching).map(StoredToken::role);
    request.json(new JsonObject().put("reads", role.equals(Optional.of(Role.READ))));
  }

  private void begin(RoutingContext request) {
    String token = bearer.token(request.request()).orElseThrow();
    request.response().addCookie(bearer.cookie(request.request(), token));
    request.json(new JsonObject().put("reads", true));
  }

  private void end(RoutingContext request) {
    request.response().addCookie(bearer.noCookie(request.request()));
    request.json(new JsonObject().put("reads", false));
  }
}
