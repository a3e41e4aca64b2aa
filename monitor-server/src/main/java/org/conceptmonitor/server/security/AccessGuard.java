package org.conceptmonitor.server.security;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets requests through whose token has the role that {@link AccessRules} ask for. Others get 401
 * without a token that is known here, 403 with one of the other role, 429 after too many wrong
 * ones. A browser that opens the page is sent to where it can log in.
 */
final class AccessGuard implements Handler<RoutingContext> {
  private static final String CHALLENGE = "Bearer realm=\"Concept Monitor\"";
  private static final String TOKEN = "concept-monitor-token";

  private final Supplier<Tokens> tokens;
  private final Bearer bearer;
  private final Sender sender;
  private final FailedTokens failed;

  AccessGuard(Supplier<Tokens> tokens, Bearer bearer, Sender sender, FailedTokens failed) {
    this.tokens = tokens;
    this.bearer = bearer;
    this.sender = sender;
    this.failed = failed;
  }

  @Override
  public void handle(RoutingContext context) {
    Optional<Role> needed = AccessRules.role(context.request().method(), context.normalizedPath());
    if (needed.isEmpty()) {
      context.next();
      return;
    }
    Optional<String> text = bearer.token(context.request());
    Optional<StoredToken> token = text.flatMap(tokens.get()::matching);
    if (token.isPresent()) {
      enter(context, token.get(), needed.get());
    } else if (isBrowser(context.request())) {
      context.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, LoginPage.PATH).end();
    } else {
      refuse(context, needed.get(), text.isPresent());
    }
  }

  private static void enter(RoutingContext context, StoredToken token, Role needed) {
    if (token.role() != needed) {
      throw new HttpException(
          403,
          "this is a %s token, and a %s token is needed here"
              .formatted(token.role().label(), needed.label()));
    }
    context.put(TOKEN, token);
    context.next();
  }

  /** Whether the token that let a request in is still accepted. */
  boolean isStillWelcome(RoutingContext context) {
    StoredToken token = context.get(TOKEN);
    return tokens.get().all().contains(token);
  }

  private static boolean isBrowser(HttpServerRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return request.path().equals("/") && accept != null && accept.contains("text/html");
  }

  private void refuse(RoutingContext context, Role needed, boolean wrong) {
    long wait = wrong ? failed.count(sender.of(context.request())) : 0;
    if (wait > 0) {
      context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
      throw new HttpException(
          429, "too many wrong tokens came from your address: wait %d seconds".formatted(wait));
    }
    context.response().putHeader("WWW-Authenticate", CHALLENGE);
    throw new HttpException(
        401,
        wrong
            ? "this token is not known here: make a new one by the server's command 'token'"
            : "send a %s token: 'Authorization: Bearer ...'; browsers log in at %s"
                .formatted(needed.label(), LoginPage.PATH));
  }
}
