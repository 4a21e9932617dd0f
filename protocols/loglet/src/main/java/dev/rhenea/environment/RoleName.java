package dev.rhenea.environment;

/**
 * Which part a node plays in a unit, and the protocol whose provider opens it: {@code
 * native.LogServer}.
 */
public record RoleName(String protocol, String role) {
  @Override
  public String toString() {
    return protocol + "." + role;
  }
}
