package dev.rhenea.node.transport;

/** Where something listens: {@code 127.0.0.1:7101}. */
public record HostPort(String host, int port) {
  public HostPort {
    if (host.isBlank() || port < 0 || port > 65535) {
      throw new IllegalArgumentException("not an address: '" + host + ":" + port + "'");
    }
  }

  /**
   * Parses {@code host:port}; an IPv6 host stands in brackets.
   *
   * @throws IllegalArgumentException if {@code text} is not of that form
   */
  public static HostPort parse(String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 1 || !port.matches("\\d{1,5}")) {
      throw new IllegalArgumentException("not an address of the form host:port: '" + text + "'");
    }
    String host = text.substring(0, colon);
    boolean brackets = host.startsWith("[") && host.endsWith("]");
    return new HostPort(
        brackets ? host.substring(1, host.length() - 1) : host, Integer.parseInt(port));
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
