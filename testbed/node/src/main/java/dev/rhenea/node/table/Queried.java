package dev.rhenea.node.table;

import dev.rhenea.node.table.machine.Lookup;

/** What an index answered. */
public sealed interface Queried {
  /** The first page of the rows that were asked for. */
  record Found(Scanned scanned) implements Queried {}

  /** Nothing; {@code why} is not a range. */
  record Refused(Lookup why) implements Queried {}
}
