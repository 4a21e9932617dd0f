package dev.rhenea.node.process;

import java.io.Serial;

/** This node cannot be a member of the cluster: why, and what to do, in one line. */
public final class NotAdmitted extends Exception {
  @Serial private static final long serialVersionUID = 1;

  NotAdmitted(String reason) {
    super(reason);
  }
}
