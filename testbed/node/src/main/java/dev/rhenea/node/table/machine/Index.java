package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.virtuallog.Lsn;
import java.util.Arrays;

/**
 * A secondary index: keys in the order of a term that is in their values.
 *
 * @param created where it was created; under that its entries stand, so that one that is dropped
 *     and a later one of the same name have nothing to do with each other
 */
public record Index(String name, IndexDefinition definition, Lsn created, IndexState state) {
  Index in(IndexState later) {
    return new Index(name, definition, created, later);
  }

  boolean isNamed(String wanted) {
    return name.equals(wanted) && !(state instanceof IndexState.Dropping);
  }

  /** Whether {@code key} has its entry in it now, if its value has a term. */
  boolean has(String key) {
    return definition.covers(key)
        && switch (state) {
          case IndexState.Ready() -> true;
          case IndexState.Building(String next, long _) -> isBelow(key, next);
          case IndexState.Failed _, IndexState.Dropping() -> false;
        };
  }

  /** Whether {@code key} will have it: then its term must not be too long. */
  boolean wants(String key) {
    return definition.covers(key)
        && (state instanceof IndexState.Ready || state instanceof IndexState.Building);
  }

  private static boolean isBelow(String key, String other) {
    return Arrays.compareUnsigned(Layout.row(key).toByteArray(), Layout.row(other).toByteArray())
        < 0;
  }

  /** Where {@code key} stands among its entries. */
  Payload entry(Term term, String key) {
    return Layout.entry(created, term, key);
  }

  static void encode(PayloadWriter out, Index index) {
    IndexDefinition.encode(out.text(index.name), index.definition);
    IndexState.encode(out.number(index.created.value()), index.state);
  }

  static Index decode(PayloadReader in) {
    return new Index(
        in.text(), IndexDefinition.decode(in), new Lsn(in.number()), IndexState.decode(in));
  }
}
