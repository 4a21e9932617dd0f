package dev.rhenea.node.process;

import java.io.Serial;
import java.util.List;

/** A cluster file that cannot be used: everything that is wrong with it, one line each. */
public final class InvalidClusterFile extends Exception {
  @Serial private static final long serialVersionUID = 1;

  InvalidClusterFile(List<String> problems) {
    super(String.join("\n", problems));
  }
}
