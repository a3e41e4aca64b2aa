package org.conceptmonitor.server.security;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * How a server is protected. Immutable.
 *
 * @param tls certificate and key; none for plain http
 * @param proxiedAt the https address of a proxy that does TLS in front of this server; none if
 *     there is no proxy
 * @param tokenRequired whether tokens are asked for even where only this machine can connect;
 *     everywhere else they always are
 * @param wrongTokensPerMinute how many wrong tokens an address may send in a minute before it is
 *     told to wait
 */
public record SecurityOptions(
    Optional<TlsFiles> tls,
    Optional<URI> proxiedAt,
    boolean tokenRequired,
    int wrongTokensPerMinute) {
  private static final int DEFAULT_WRONG_TOKENS = 10;

  /** Plain http without tokens, which loopback addresses only allow. */
  public static final SecurityOptions DEFAULT =
      new SecurityOptions(Optional.empty(), Optional.empty(), false, DEFAULT_WRONG_TOKENS);

  /** Checks the ranges. */
  public SecurityOptions {
    Objects.requireNonNull(tls, "tls");
    proxiedAt.ifPresent(SecurityOptions::checkOrigin);
    if (wrongTokensPerMinute < 1) {
      throw new IllegalArgumentException(
          "wrongTokensPerMinute is %d: use at least 1".formatted(wrongTokensPerMinute));
    }
  }

  private static void checkOrigin(URI uri) {
    boolean bare =
        uri.getHost() != null
            && uri.getUserInfo() == null
            && uri.equals(URI.create("https://" + uri.getRawAuthority()));
    if (!bare) {
      throw new IllegalArgumentException(
          "the proxy's address is '%s': give it as https://host or https://host:port, no path"
              .formatted(uri));
    }
  }

  /** The same with a certificate and key. */
  public SecurityOptions withTls(TlsFiles files) {
    return new SecurityOptions(Optional.of(files), proxiedAt, tokenRequired, wrongTokensPerMinute);
  }

  /** The same behind a proxy. */
  public SecurityOptions withProxyAt(URI uri) {
    return new SecurityOptions(tls, Optional.of(uri), tokenRequired, wrongTokensPerMinute);
  }

  /** The same with tokens asked for everywhere. */
  public SecurityOptions withTokenRequired() {
    return new SecurityOptions(tls, proxiedAt, true, wrongTokensPerMinute);
  }

  /** The same with another limit of wrong tokens. */
  public SecurityOptions withWrongTokensPerMinute(int count) {
    return new SecurityOptions(tls, proxiedAt, tokenRequired, count);
  }
}
