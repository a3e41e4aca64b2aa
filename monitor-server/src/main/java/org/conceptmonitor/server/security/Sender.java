package org.conceptmonitor.server.security;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Whom to count wrong tokens for. */
final class Sender {
  private static final int NETWORK_BYTES = 8;

  private final boolean proxied;

  /**
   * Makes a finder of senders.
   *
   * @param proxied whether a proxy says who they are, in the last entry of X-Forwarded-For, which
   *     is the one that it wrote itself
   */
  Sender(boolean proxied) {
    this.proxied = proxied;
  }

  /** The sender's address; of IPv6 the network, for a single machine has all addresses of one. */
  String of(HttpServerRequest request) {
    String direct = request.remoteAddress().hostAddress();
    List<String> forwarded = request.headers().getAll("X-Forwarded-For");
    if (!proxied || forwarded.isEmpty()) {
      return network(direct);
    }
    String last = forwarded.get(forwarded.size() - 1);
    String entry = last.substring(last.lastIndexOf(',') + 1).strip();
    return entry.matches("[0-9a-fA-F:.]{2,45}") ? network(entry) : network(direct);
  }

  private static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName("[" + address + "]").getAddress();
      byte[] network = Arrays.copyOf(Arrays.copyOf(bytes, NETWORK_BYTES), bytes.length);
      return InetAddress.getByAddress(network).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
