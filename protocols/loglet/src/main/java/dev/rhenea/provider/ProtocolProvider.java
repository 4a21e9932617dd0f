package dev.rhenea.provider;

import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** What every protocol says of itself; it also opens its server roles. */
public interface ProtocolProvider extends RoleProvider {
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
}
