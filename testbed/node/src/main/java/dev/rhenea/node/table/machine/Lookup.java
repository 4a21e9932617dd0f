package dev.rhenea.node.table.machine;

import java.util.List;

/** Where the answer to an {@link IndexQuery} stands, or why nowhere. */
public sealed interface Lookup permits IndexRange, Lookup.Unknown, Lookup.Unready {
  /** There is no such index; there are {@code names}. */
  record Unknown(List<String> names) implements Lookup {
    public Unknown {
      names = List.copyOf(names);
    }
  }

  /** The index cannot answer, or not yet. */
  record Unready(Index index) implements Lookup {}
}
