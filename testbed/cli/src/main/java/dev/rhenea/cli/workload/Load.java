package dev.rhenea.cli.workload;

import dev.rhenea.bench.load.Operation;
import dev.rhenea.cli.client.NodeClient;
import java.util.Optional;

/** Operations that clients do over and over, all of them recorded. */
public interface Load extends Operation {
  /** The log that changes under it. */
  String log();

  /** What was recorded, and can be judged when {@link #readAll} was done. */
  Evidence evidence();

  /** Something happened to the cluster. */
  void note(String what, String value);

  /**
   * Reads everything through one node, when nobody writes any more. Blocks.
   *
   * @return what could not be read, if anything
   */
  Optional<String> readAll(NodeClient node);
}
