package org.conceptmonitor.server.security;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that stands between the network and the server's routes. Made on any thread, then used
 * by the event loop.
 */
public final class Gatekeeper {
  private static final int MAX_HEADER_BYTES = 16 << 10;
  private static final int MAX_FIRST_LINE_BYTES = 4 << 10;
  private static final int MAX_MESSAGE_BYTES = 64 << 10;

  private final SecurityOptions options;
  private final Site site;
  private final Duration idle;
  private final Optional<TokenWatch> tokens;
  private final Optional<AccessGuard> access;
  private final List<NewToken> newTokens;
  private final ConnectionLimits connections;

  private Gatekeeper(SecurityOptions options, Site site, Optional<TokenFile> file, Duration idle) {
    this.options = options;
    this.site = site;
    this.idle = idle;
    this.newTokens =
        file.filter(tokens -> !tokens.exists()).map(Gatekeeper::first).orElse(List.of());
    this.tokens = file.map(TokenWatch::new);
    this.access = tokens.map(this::guard);
    this.connections = new ConnectionLimits(idle, System::nanoTime);
  }

  /**
   * Makes the protection of a server. Where tokens are needed and none was ever made, a read and a
   * write token are made.
   *
   * @param host the name or address to listen on
   * @param folder keeps the tokens; exists
   * @param idle a connection that is silent for so long is closed
   * @throws IllegalArgumentException if tokens would cross a network in plain text, or if the
   *     certificate can't be used
   * @throws IllegalStateException if the folder's tokens can't be used
   */
  public static Gatekeeper of(String host, SecurityOptions options, Path folder, Duration idle) {
    checkEncrypted(host, options);
    boolean tokens =
        options.tokenRequired() || options.proxiedAt().isPresent() || !Host.isLoopback(host);
    return new Gatekeeper(
        options,
        Site.of(host, options),
        tokens ? Optional.of(TokenFile.in(folder)) : Optional.empty(),
        idle);
  }

  private static void checkEncrypted(String host, SecurityOptions options) {
    boolean encrypted = options.tls().isPresent() || options.proxiedAt().isPresent();
    if (!encrypted && !Host.isLoopback(host)) {
      throw new IllegalArgumentException(
          "others can reach %s, and without TLS they could read the tokens: give a certificate and"
                  .formatted(host)
              + " a key as PEM files (--tls-cert, --tls-key), or the https address of the proxy"
              + " that does TLS (--proxied-at)");
    }
  }

  private static List<NewToken> first(TokenFile file) {
    return Stream.of(Role.READ, Role.WRITE).map(file::create).toList();
  }

  private AccessGuard guard(TokenWatch watch) {
    return new AccessGuard(
        watch::tokens,
        bearer(),
        new Sender(options.proxiedAt().isPresent()),
        new FailedTokens(options.wrongTokensPerMinute(), System::nanoTime));
  }

  private Bearer bearer() {
    return new Bearer(site.scheme().equals("https") || site.proxiedAt().isPresent());
  }

  /** Where the page is, and where agents send to. */
  public URI uri(int port) {
    return site.uri(port);
  }

  /**
   * What a person is told when the server has started: where the page is, and the only time that
   * new tokens are shown.
   */
  public List<String> greeting(URI uri) {
    if (access.isEmpty()) {
      return List.of("Concept Monitor: " + uri);
    }
    if (newTokens.isEmpty()) {
      return List.of("Concept Monitor: " + uri, "It asks for a token; 'token' makes new ones.");
    }
    return List.of(
        "Concept Monitor: %s/login#token=%s".formatted(uri, text(Role.READ)),
        "Agents send to %s with the token %s".formatted(uri, text(Role.WRITE)),
        "Both tokens are shown only this once; 'token' makes new ones.");
  }

  private String text(Role role) {
    return newTokens.stream()
        .filter(token -> token.stored().role() == role)
        .map(NewToken::text)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Bounds what a connection may send, and sets up TLS. HTTP/2 is off: it isn't needed here.
   *
   * @throws IllegalArgumentException if certificate and key can't be used
   */
  public HttpServerOptions protect(HttpServerOptions http, Vertx vertx) {
    options
        .tls()
        .ifPresent(
            files ->
                http.setSsl(true)
                    .setKeyCertOptions(files.read(vertx))
                    .setEnabledSecureTransportProtocols(CertificateWatch.PROTOCOLS));
    return http.setUseAlpn(false)
        .setHttp2ClearTextEnabled(false)
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setMaxInitialLineLength(MAX_FIRST_LINE_BYTES)
        .setMaxWebSocketFrameSize(MAX_MESSAGE_BYTES)
        .setMaxWebSocketMessageSize(MAX_MESSAGE_BYTES);
  }

  /** Takes each new connection. */
  public void opened(HttpConnection connection) {
    connections.opened(connection);
  }

  /**
   * Puts the checks before all routes that are added later, and adds those for logging in.
   *
   * @param html the page, whose import map is allowed
   */
  public void mount(Router router, String html) {
    router.route().handler(PageHeaders.allowing(html));
    connections.mount(router);
    router.route().handler(new RequestGuard(site));
    access.ifPresent(guard -> router.route().handler(guard));
    connections.mountUpgrades(router);
    tokens.ifPresent(
        watch -> {
          new SessionRoute(watch::tokens, bearer()).mount(router);
          new LoginPage().mount(router);
        });
  }

  /** Whether requests need a token. */
  public boolean asksForTokens() {
    return access.isPresent();
  }

  /** Starts to watch time-outs, and changes of the tokens and of the certificate. */
  public void start(Vertx vertx, HttpServer server) {
    connections.start(vertx);
    options
        .tls()
        .ifPresent(files -> new CertificateWatch(files, vertx, server).start(idle.toMillis()));
    tokens.ifPresent(watch -> watch.start(vertx));
  }

  /** Whether the token that let a request in is still accepted. */
  public boolean isStillWelcome(RoutingContext request) {
    return access.isEmpty() || access.get().isStillWelcome(request);
  }
}
