package org.conceptmonitor.agent.transport;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an agent is let in by its server. Immutable.
 *
 * @param token shown with each request
 * @param trust PEM file of the certificates to trust, in place of those that Java trusts
 */
record ServerAccess(Optional<String> token, Optional<Path> trust) {
  /** Names the environment variable that holds the token where none is given. */
  static final String TOKEN_VARIABLE = "CONCEPT_MONITOR_TOKEN";

  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e]+");
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127([.]\\d+){3}|\\[::1]");
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  ServerAccess {
    if (token.isPresent() && !HEADER_VALUE.matcher(token.get()).matches()) {
      throw new IllegalArgumentException(
          "the token is empty or has characters that no token has: copy the one that the server"
              + " printed, without blanks or line breaks");
    }
  }

  /** The token of the environment, if it has one. */
  static ServerAccess of(Map<String, String> environment) {
    Optional<String> token = Optional.ofNullable(environment.get(TOKEN_VARIABLE));
    return new ServerAccess(
        token.map(String::strip).filter(text -> !text.isEmpty()), Optional.empty());
  }

  ServerAccess withToken(String text) {
    return new ServerAccess(Optional.of(text), trust);
  }

  ServerAccess withTrust(Path pem) {
    return new ServerAccess(token, Optional.of(pem));
  }

  /**
   * A client that trusts accordingly.
   *
   * @throws IllegalArgumentException if the file of certificates can't be used
   */
  HttpClient client() {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT);
    trust.map(TrustedCertificates::context).ifPresent(client::sslContext);
    return client.build();
  }

  /** Whether others on the way to this server can read the token. */
  boolean exposesToken(URI server) {
    boolean onThisMachine = LOOPBACK.matcher(server.getHost()).matches();
    return token.isPresent() && "http".equals(server.getScheme()) && !onThisMachine;
  }

  void authorize(HttpRequest.Builder request) {
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "ServerAccess[token=%s, trust=%s]".formatted(token.map(text -> "..."), trust);
  }
}
