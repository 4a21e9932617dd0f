package dev.rhenea.composition.lockstep;

import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A layout by which an entry is there only if every child has its part of it: for reading back a
 * copy, of which some parts may be lost later (V10). Pure.
 *
 * @param children how many there are
 */
record Unanimous(Layout layout, int children) implements Layout {
  @Override
  public int needed() {
    return children;
  }

  @Override
  public int share(int bytes) {
    return layout.share(bytes);
  }

  @Override
  public List<Payload> parts(long offset, Payload entry) {
    return layout.parts(offset, entry);
  }

  @Override
  public Held held(int child, Entry entry) {
    return layout.held(child, entry);
  }

  @Override
  public Optional<Payload> entry(SortedMap<Integer, Payload> parts) {
    return parts.size() < children
        ? Optional.empty()
        : layout.entry(parts).filter(entry -> isMadeOf(entry, parts));
  }

  /** Whether the parts of that entry, wherever it stands, are these. */
  private boolean isMadeOf(Payload entry, SortedMap<Integer, Payload> parts) {
    LogletOffset anywhere = LogletOffset.ZERO;
    List<Payload> right = layout.parts(anywhere.value(), entry);
    return parts.entrySet().stream()
        .allMatch(part ->
            layout
                .held(part.getKey(), new Entry.Data(anywhere, right.get(part.getKey())))
                .equals(new Held.Right(anywhere, part.getValue())));
  }
}
