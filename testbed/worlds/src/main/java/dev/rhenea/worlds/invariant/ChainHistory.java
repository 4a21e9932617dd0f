package dev.rhenea.worlds.invariant;

import dev.rhenea.loglet.LogletId;
import dev.rhenea.register.Version;
import dev.rhenea.virtuallog.Chain;
import dev.rhenea.virtuallog.ChainRecord;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.Stored;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.SequencedSet;
import java.util.TreeMap;

/**
 * I1 and I7: every version of the chain that anybody adopts is contiguous, has one open segment, is
 * the same for all, and closed segments stay what they were in all later ones, except that a copy
 * may take the place of a Loglet, which then never comes back (V10).
 */
public final class ChainHistory {
  private final NavigableMap<Version, ChainRecord> records = new TreeMap<>();

  /**
   * Somebody goes on with that record.
   *
   * @return whether nobody had before
   * @throws BrokenInvariant if it contradicts itself, or what others went on with
   */
  public boolean adopt(Stored stored) {
    ChainRecord known = records.get(stored.version());
    if (known != null) {
      if (!known.equals(stored.record())) {
        throw new BrokenInvariant(
            "I7",
            "one-record-per-version",
            "version %s is %s, and was %s elsewhere"
                .formatted(stored.version(), stored.record(), known));
      }
      return false;
    }
    checkShape(stored);
    records.headMap(stored.version()).values().forEach(older -> checkKept(older.chain(), stored));
    records
        .tailMap(stored.version())
        .forEach((version, newer) -> checkKept(stored.chain(), new Stored(version, newer)));
    checkGoneForGood(stored);
    records.put(stored.version(), stored.record());
    return true;
  }

  /** The newest record anybody went on with. */
  public Stored newest() {
    return records.descendingMap().entrySet().stream()
        .map(last -> new Stored(last.getKey(), last.getValue()))
        .findFirst()
        .orElseThrow();
  }

  private static void checkShape(Stored stored) {
    List<Segment> segments = stored.chain().segments();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      boolean last = i == segments.size() - 1;
      boolean right =
          last
              ? segment.isOpen()
              : segment.stop().filter(segments.get(i + 1).start()::equals).isPresent();
      if (!right) {
        throw new BrokenInvariant(
            "I1", "chain-contiguous", "version %s: %s".formatted(stored.version(), segments));
      }
    }
  }

  private static void checkKept(Chain older, Stored newer) {
    for (Segment segment : older.segments()) {
      boolean changed =
          !segment.isOpen()
              && newer
                  .chain()
                  .segment(segment.id())
                  .filter(now -> !isSameRange(now, segment))
                  .isPresent();
      if (changed) {
        throw new BrokenInvariant(
            "I1",
            "closed-segments-stay",
            "version %s has %s otherwise".formatted(newer.version(), segment));
      }
    }
  }

  private static boolean isSameRange(Segment one, Segment other) {
    return one.start().equals(other.start()) && one.stop().equals(other.stop());
  }

  /** A Loglet that was in the chain, and then was not, may be destroyed: it must not come back. */
  private void checkGoneForGood(Stored stored) {
    SequencedSet<LogletId> now = stored.chain().loglets();
    SequencedSet<LogletId> before = new LinkedHashSet<>();
    SequencedSet<LogletId> gone = new LinkedHashSet<>();
    for (ChainRecord record : records.headMap(stored.version()).values()) {
      SequencedSet<LogletId> held = record.chain().loglets();
      before.stream().filter(loglet -> !held.contains(loglet)).forEach(gone::add);
      before.addAll(held);
    }
    SequencedSet<LogletId> after = new LinkedHashSet<>();
    records
        .tailMap(stored.version(), false)
        .values()
        .forEach(record -> after.addAll(record.chain().loglets()));
    boolean returned =
        now.stream().anyMatch(gone::contains)
            || before.stream().anyMatch(loglet -> after.contains(loglet) && !now.contains(loglet));
    if (returned) {
      throw new BrokenInvariant(
          "I1",
          "replaced-stays-gone",
          "about version %s a Loglet left the chain and came back".formatted(stored.version()));
    }
  }
}
