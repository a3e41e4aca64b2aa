package org.conceptmonitor.server.security;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.Set;

/**
 * Which role a request needs. What isn't named here needs a token, so that a new address is closed
 * until someone opens it.
 */
final class AccessRules {
  private static final Set<String> OPEN_TO_READ =
      Set.of(
          "/health",
          "/ready",
          SessionRoute.PATH,
          LoginPage.PATH,
          LoginPage.SCRIPT,
          LoginPage.STYLE);

  private AccessRules() {}

  /**
   * The role.
   *
   * @param path normalized, as the router compares it
   * @return none where everybody may ask
   */
  static Optional<Role> role(HttpMethod method, String path) {
    if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
      return OPEN_TO_READ.contains(path) ? Optional.empty() : Optional.of(Role.READ);
    }
    return Optional.of(path.equals(SessionRoute.PATH) ? Role.READ : Role.WRITE);
  }
}
