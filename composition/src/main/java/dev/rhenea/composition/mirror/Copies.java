package dev.rhenea.composition.mirror;

import dev.rhenea.composition.lockstep.Layout;
import dev.rhenea.composition.lockstep.Stamp;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Each child keeps the whole entry behind its stamp, and any one of them is enough. Pure.
 *
 * @param children how many there are
 */
record Copies(Stamp stamp, int children) implements Layout {
  @Override
  public int needed() {
    return 1;
  }

  @Override
  public int share(int bytes) {
    return (int) Math.min(Integer.MAX_VALUE, (long) bytes + Stamp.OVERHEAD);
  }

  @Override
  public List<Payload> parts(long offset, Payload entry) {
    return Collections.nCopies(children, stamp.put(offset, entry));
  }

  @Override
  public Held held(int child, Entry entry) {
    return entry instanceof Entry.Data(LogletOffset offset, Payload stored)
        ? stamp
            .rightAt(offset, stored)
            .<Held>map(part -> new Held.Right(offset, part))
            .orElseGet(Held.Wrong::new)
        : new Held.Wrong();
  }

  @Override
  public Optional<Payload> entry(SortedMap<Integer, Payload> parts) {
    return parts.values().stream().findFirst();
  }
}
