package dev.rhenea.cli.verify.nemesis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong, or be done, by the names that the Jepsen tests have for it. */
public enum Fault {
  /** {@code kill -9}; the nodes are started again some seconds later. */
  KILL("kill", "start"),
  /** {@code SIGSTOP}, some seconds. */
  PAUSE("pause", "resume"),
  /** Some nodes do not hear each other, some seconds; clients reach all of them. */
  PARTITION("start-partition", "stop-partition"),
  /** Another composition takes over, asked for at some node. */
  SWITCH("switch"),
  /** Several nodes are asked for different compositions at once. */
  STORM("storm"),
  /** The node that carries out a switch is killed meanwhile, and started again. */
  INTERRUPT("interrupt"),
  /** The active segment is sealed and nothing installed, as by a client that dies halfway. */
  SEAL("seal"),
  /**
   * Who orders entries stands still, is replaced behind its back, the others that keep its entries
   * are killed and started again, and it goes on: what it does next must not count.
   */
  DEPOSE("depose"),
  /**
   * A node that the cluster file does not name joins over an empty disk and gets the log; before
   * that it leaves, if it is a member from the last time and nothing needs it any more.
   */
  MEMBERSHIP("membership");

  private final String begins;
  private final Optional<String> ends;

  Fault(String begins) {
    this.begins = begins;
    this.ends = Optional.empty();
  }

  Fault(String begins, String ends) {
    this.begins = begins;
    this.ends = Optional.of(ends);
  }

  /** How a history calls its beginning. */
  String begins() {
    return begins;
  }

  /** How a history calls its end; empty if it ends by itself. */
  Optional<String> ends() {
    return ends;
  }

  /** Whether it lasts until it is mended. */
  boolean lasts() {
    return ends.isPresent();
  }

  /** Whether it asks for other compositions. */
  public boolean switches() {
    return switch (this) {
      case SWITCH, STORM, INTERRUPT, DEPOSE, MEMBERSHIP -> true;
      case KILL, PAUSE, PARTITION, SEAL -> false;
    };
  }

  /** Whether the network between the nodes has to be one that can be cut. */
  public boolean cuts() {
    return this == PARTITION;
  }

  /** As typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The fault of that word. */
  public static Optional<Fault> of(String word) {
    return Arrays.stream(values()).filter(fault -> fault.word().equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Fault::word).toList();
  }
}
