package dev.rhenea.provider;

import dev.rhenea.environment.Role;
import dev.rhenea.payload.Payload;
import java.util.Optional;

/**
 * Opens the server roles of one name. Most are protocols, see {@link ProtocolProvider}; a module
 * that needs a role of its own, such as the one that answers a failure detector, declares one in
 * {@code META-INF/services/dev.rhenea.provider.RoleProvider}.
 */
public interface RoleProvider {
  /** The version of this contract; raised when a provider compiled before could misbehave. */
  int API_VERSION = 1;

  /** {@code return API_VERSION;} compiled in, so that an old provider is told from a new one. */
  int apiVersion();

  /** The name in compositions and role names: lower-case letters, digits and '-'. */
  String name();

  /**
   * Opens a server role on the loop of its (node, unit), from what that unit's storage holds; never
   * creates anything (rule N14). Called at most once per role while a node runs.
   *
   * @param role one of this provider's role names
   * @throws IllegalArgumentException if there is no such role
   */
  Role openRole(Host host, String role);

  /**
   * What a message to that role, or an answer from it, says, in a few words for charts: {@code
   * Append 17}. Empty if it cannot tell.
   */
  default Optional<String> describe(String role, Payload message) {
    return Optional.empty();
  }
}
