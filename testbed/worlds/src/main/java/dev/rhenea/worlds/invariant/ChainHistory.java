package dev.rhenea.worlds.invariant;

import dev.rhenea.register.Version;
import dev.rhenea.virtuallog.Chain;
import dev.rhenea.virtuallog.ChainRecord;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.Stored;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * I1 and I7: every version of the chain that anybody adopts is contiguous, has one open segment, is
 * the same for all, and closed segments stay what they were in all later ones.
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
                  .filter(now -> !now.equals(segment))
                  .isPresent();
      if (changed) {
        throw new BrokenInvariant(
            "I1",
            "closed-segments-stay",
            "version %s has %s otherwise".formatted(newer.version(), segment));
      }
    }
  }
}
