package dev.rhenea.composition.lockstep;

import dev.rhenea.composition.part.Spread;
import dev.rhenea.composition.part.Stored;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;

/**
 * Each child's copy has its part of every position, also of those without an entry: children leave
 * no gaps (S4), whatever they are. Pure.
 *
 * @param children how many there are
 */
record LockstepSpread(Layout layout, int children) implements Spread {
  @Override
  public LogletOffset end(int child, LogletOffset offset) {
    return offset;
  }

  @Override
  public List<List<Entry>> entries(LogletOffset from, ReadResult.Entries batch) {
    List<List<Entry>> parts = new ArrayList<>();
    for (int child = 0; child < children; child++) {
      parts.add(new ArrayList<>());
    }
    LogletOffset at = from;
    for (Entry entry : batch.entries()) {
      fill(at, entry.offset(), parts);
      put(entry.offset(), stored(entry), parts);
      at = entry.offset().next();
    }
    fill(at, batch.next(), parts);
    return parts;
  }

  private void fill(LogletOffset from, LogletOffset to, List<List<Entry>> parts) {
    for (LogletOffset at = from; at.compareTo(to) < 0; at = at.next()) {
      put(at, Stored.filler(), parts);
    }
  }

  private void put(LogletOffset at, Payload stored, List<List<Entry>> parts) {
    List<Payload> each = layout.parts(at.value(), stored);
    for (int child = 0; child < children; child++) {
      parts.get(child).add(new Entry.Data(at, each.get(child)));
    }
  }

  private static Payload stored(Entry entry) {
    return switch (entry) {
      case Entry.Filler filler -> Stored.filler();
      case Entry.Data(LogletOffset at, Payload payload) -> Stored.entry(payload);
    };
  }
}
