package org.conceptmonitor.server.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names and addresses of hosts, compared as browsers do. */
final class Host {
  static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", bare("::1"));

  private Host() {}

  /** Without brackets and trailing dot, in lower case; IPv6 addresses in one spelling. */
  static String bare(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    if (name.contains(":")) {
      return ipv6(name);
    }
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /* Brackets keep a wrong literal from being looked up as a name. */
  private static String ipv6(String literal) {
    try {
      return InetAddress.getByName("[" + literal + "]").getHostAddress();
    } catch (UnknownHostException e) {
      return literal;
    }
  }

  /** Whether only this machine can connect to an address to listen on. */
  static boolean isLoopback(String host) {
    try {
      List<InetAddress> all = Arrays.asList(InetAddress.getAllByName(host));
      return all.stream().allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whether this stands for all addresses of the machine. */
  static boolean isWildcard(String host) {
    return Set.of("0.0.0.0", bare("::")).contains(bare(host));
  }

  /** As it stands in a URI. */
  static String inUri(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /** Whether a certificate's name, which may begin with {@code *.}, is a host's. */
  static boolean matches(String pattern, String host) {
    String name = bare(pattern);
    if (!name.startsWith("*.")) {
      return name.equals(host);
    }
    int dot = host.indexOf('.');
    return dot > 0 && host.substring(dot).equals(name.substring(1));
  }
}
