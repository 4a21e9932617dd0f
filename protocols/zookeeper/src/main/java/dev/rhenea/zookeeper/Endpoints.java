package dev.rhenea.zookeeper;

import java.net.InetSocketAddress;

/** Endpoints as hosts spell them: {@code host:port}, an IPv6 host in brackets. */
final class Endpoints {
  private Endpoints() {}

  /**
   * The address, not yet resolved.
   *
   * @throws IllegalArgumentException if the text is no {@code host:port}
   */
  static InetSocketAddress parse(String endpoint) {
    int colon = endpoint.lastIndexOf(':');
    if (colon < 1 || !endpoint.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("not a host:port: '" + endpoint + "'");
    }
    return InetSocketAddress.createUnresolved(
        endpoint.substring(0, colon), Integer.parseInt(endpoint.substring(colon + 1)));
  }
}
