package dev.rhenea.worlds.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong. */
public enum FaultKind {
  /** The node loses its power, and what was not synced with it. */
  CRASH(Aim.NODES),
  /** The node stands still, and goes on as if nothing had been. */
  PAUSE(Aim.NODES),
  /** Nobody reaches the node, and it nobody. */
  ISOLATE(Aim.NODES),
  /** The nodes reach each other, and the rest each other. */
  PARTITION(Aim.NODES),
  /** The node hears nobody, but is heard. */
  DEAFEN(Aim.NODES),
  /** The node is heard by nobody, but hears. */
  MUTE(Aim.NODES),
  /** The node and the one after it do not reach each other. */
  LINK(Aim.NODES),
  /** Messages are lost. */
  LOSS(Aim.NETWORK),
  /** One-way messages arrive twice. */
  DUPLICATION(Aim.NETWORK),
  /** Messages are late, so that others overtake them. */
  STRAGGLERS(Aim.NETWORK),
  /** The disk has room for what is small and must go on, not for entries. */
  DISK_FULL(Aim.NODES),
  /** The node comes back with an empty disk. */
  WIPE(Aim.NODES),
  /** The disk takes so many times as long. */
  SLOW_DISK(Aim.NODES),
  /** Reads find a flipped bit or another place's content, and notice. */
  MISREAD(Aim.NODES),
  /**
   * Something on the disk decays: it is never read again, and a node that crashed does not come up
   * with it; in the end the node gets an empty disk, or, if that would be too much, its own back.
   */
  DECAY(Aim.NODES),
  /** The disk takes nothing at all. */
  NO_ROOM(Aim.NODES),
  /** The node's clock runs too fast, and its timers with it. */
  FAST_CLOCK(Aim.NODES),
  /** The node's clock runs too slowly, and its timers with it. */
  SLOW_CLOCK(Aim.NODES);

  /** What a fault of a kind is aimed at. */
  public enum Aim {
    NODES,
    NETWORK
  }

  private final Aim aim;

  FaultKind(Aim aim) {
    this.aim = aim;
  }

  public Aim aim() {
    return aim;
  }

  /** Whether one can be worse than another. */
  public boolean isGraded() {
    return switch (this) {
      case SLOW_DISK, MISREAD, FAST_CLOCK, SLOW_CLOCK -> true;
      default -> aim == Aim.NETWORK;
    };
  }

  /** The name in texts and on the command line: {@code disk-full}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of that name. */
  public static Optional<FaultKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** All names. */
  public static List<String> words() {
    return Arrays.stream(values()).map(FaultKind::word).toList();
  }
}
