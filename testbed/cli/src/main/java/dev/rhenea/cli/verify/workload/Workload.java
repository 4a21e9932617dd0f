package dev.rhenea.cli.verify.workload;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import java.util.List;

/**
 * Operations on one kind of object, and how their history is judged. What comes next depends on the
 * seed it was made with, and on what clients have seen. Thread-safe.
 */
public sealed interface Workload
    permits RegisterWorkload, SetWorkload, ListAppendWorkload, BankWorkload, LogWorkload {

  /** The log whose ordering protocol is replaced under it. */
  String log();

  /** Makes what has to be there before the first operation; may be repeated. Blocks. */
  Answer prepare(NodeClient node);

  /** The next operation of whichever client asks. */
  Invocation next();

  /** Asks {@code node}; blocks until it has answered, or will not. */
  Outcome perform(NodeClient node, Invocation asked);

  /** What every client reads when nobody writes any more: only then can a loss be told. */
  List<Invocation> last();
}
