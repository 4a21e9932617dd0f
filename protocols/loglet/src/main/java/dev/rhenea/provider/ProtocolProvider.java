package dev.rhenea.provider;

import dev.rhenea.environment.Role;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** What every protocol says of itself, and how its server roles are opened. */
public interface ProtocolProvider {
  /** The version of this contract; raised when a provider compiled before could misbehave. */
  int API_VERSION = 1;

  /** {@code return API_VERSION;} compiled in, so that an old provider is told from a new one. */
  int apiVersion();

  /** The name in compositions: lower-case letters, digits and '-'. */
  String name();

  /** One sentence: what orders the entries, which failures it survives. */
  String summary();

  /** Where the protocol is described: paper and section, or the engine's documentation. */
  String source();

  /** What may stand between the parentheses. */
  List<Parameter> parameters();

  /**
   * Checks what single parameters cannot: numbers of nodes, combinations.
   *
   * @throws InvalidSpec with what is wrong and what to write instead
   */
  void validate(ProtocolSpec spec, Catalogue catalogue);

  /**
   * Opens a server role on the loop of its (node, unit), from what that unit's storage holds; never
   * creates anything (rule N14). Called at most once per role while a node runs.
   *
   * @param role one of this protocol's role names
   * @throws IllegalArgumentException if the protocol has no such role
   */
  Role openRole(Host host, String role);
}
