package dev.rhenea.cli.result;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The world a run took place in. */
public enum Where {
  /** Virtual time; every number is simulated, as good as the models it comes from. */
  SIMULATOR("simulated"),
  /** Nodes in this JVM, over loopback. */
  JVM("nodes in one JVM"),
  /** Nodes in processes of their own, over loopback. */
  PROCESSES("node processes on one machine");

  private final String origin;

  Where(String origin) {
    this.origin = origin;
  }

  /** What stands beside its numbers. */
  public String origin() {
    return origin;
  }

  public boolean isSimulated() {
    return this == SIMULATOR;
  }

  /** The word for it, as on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Where::word).toList();
  }
}
