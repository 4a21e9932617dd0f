package dev.rhenea.node.table.machine;

import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;

/**
 * How far an index has come.
 *
 * <pre>
 *   Building -> Ready | Failed        by steps
 *   Building | Ready | Failed -> Dropping -> gone
 * </pre>
 */
public sealed interface IndexState {
  /**
   * It has what is below {@code next}.
   *
   * @param next the first key that it may lack
   * @param rows how many rows were looked at
   */
  record Building(String next, long rows) implements IndexState {}

  /** It has everything, and answers. */
  record Ready() implements IndexState {}

  /** It was given up: the term of {@code key}, which was there before it, is too long. */
  record Failed(String key) implements IndexState {}

  /** It has no name any more, and its entries go. */
  record Dropping() implements IndexState {}

  /** Whether a further step does something. */
  default boolean hasWork() {
    return this instanceof Building || this instanceof Dropping;
  }

  static void encode(PayloadWriter out, IndexState state) {
    switch (state) {
      case Building(String next, long rows) -> out.tag(1).text(next).number(rows);
      case Ready() -> out.tag(2);
      case Failed(String key) -> out.tag(3).text(key);
      case Dropping() -> out.tag(4);
    }
  }

  static IndexState decode(PayloadReader in) {
    int tag = in.tag();
    return switch (tag) {
      case 1 -> new Building(in.text(), in.number());
      case 2 -> new Ready();
      case 3 -> new Failed(in.text());
      case 4 -> new Dropping();
      default -> throw new MalformedPayloadException("an index's state of kind " + tag);
    };
  }
}
