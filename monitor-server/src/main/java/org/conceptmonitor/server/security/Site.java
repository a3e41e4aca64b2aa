package org.conceptmonitor.server.security;

import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What this server is called, by agents and by browsers. Immutable.
 *
 * @param scheme http or https, as this server speaks it
 * @param host the name or address that it listens on
 * @param names of its certificate
 * @param proxiedAt the address of the proxy in front of it
 */
record Site(String scheme, String host, List<String> names, Optional<URI> proxiedAt) {
  static Site of(String host, SecurityOptions options) {
    return new Site(
        options.tls().isPresent() ? "https" : "http",
        host,
        options.tls().map(TlsFiles::names).orElse(List.of()),
        options.proxiedAt());
  }

  /** Where the page is. */
  URI uri(int port) {
    return proxiedAt.orElseGet(
        () -> URI.create("%s://%s:%d".formatted(scheme, Host.inUri(reachable()), port)));
  }

  /* A name of the certificate, if there is one: no client takes the certificate for another. */
  private String reachable() {
    Optional<String> certified = names.stream().filter(name -> !name.startsWith("*")).findFirst();
    if (certified.isPresent() && !isCertified(Host.bare(host))) {
      return certified.get();
    }
    return Host.isWildcard(host) ? "127.0.0.1" : host;
  }

  private boolean isCertified(String bare) {
    return names.stream().anyMatch(name -> Host.matches(name, bare));
  }

  /** Whether a request to this host is meant for this server. */
  boolean isCalled(String name) {
    String bare = Host.bare(name);
    return Host.LOOPBACK.contains(bare)
        || bare.equals(Host.bare(host))
        || isCertified(bare)
        || proxiedAt.filter(uri -> Host.bare(uri.getHost()).equals(bare)).isPresent();
  }

  /** The names that {@link #isCalled} knows, for a person who used another. */
  List<String> called() {
    List<String> known = new ArrayList<>(names);
    proxiedAt.ifPresent(uri -> known.add(uri.getHost()));
    if (!Host.isWildcard(host)) {
      known.add(host);
    }
    known.add("localhost");
    return known.stream().distinct().toList();
  }

  /** Whether an Origin header is that of this server's own page, asked for under this authority. */
  boolean isOrigin(String origin, HostAndPort authority) {
    try {
      URI uri = new URI(origin);
      return uri.getHost() != null
          && (isDirect(uri, authority) || proxiedAt.filter(proxy -> same(proxy, uri)).isPresent());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private boolean isDirect(URI origin, HostAndPort authority) {
    int port = authority.port() < 0 ? port(scheme) : authority.port();
    return scheme.equals(origin.getScheme())
        && Host.bare(origin.getHost()).equals(Host.bare(authority.host()))
        && port(origin) == port;
  }

  private static boolean same(URI proxy, URI origin) {
    return proxy.getScheme().equals(origin.getScheme())
        && Host.bare(proxy.getHost()).equals(Host.bare(origin.getHost()))
        && port(proxy) == port(origin);
  }

  private static int port(URI uri) {
    return uri.getPort() < 0 ? port(uri.getScheme()) : uri.getPort();
  }

  private static int port(String scheme) {
    return "https".equals(scheme) ? 443 : 80;
  }
}
