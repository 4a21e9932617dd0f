package dev.rhenea.worlds;

import dev.rhenea.checker.history.Value;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.Stored;
import java.util.ArrayList;
import java.util.List;

/** A chain as the log checker understands it. */
public final class ChainValue {
  private ChainValue() {}

  /** {@code [version [[segment start stop] ...]]}. */
  public static Value of(Stored stored) {
    List<Value> parts = new ArrayList<>();
    for (Segment segment : stored.chain().segments()) {
      parts.add(
          Value.seq(
              Value.of(segment.id().number()),
              Value.of(segment.start().value()),
              segment.stop().map(stop -> Value.of(stop.value())).orElse(Value.nil())));
    }
    return Value.seq(Value.of(stored.version().number()), new Value.Seq(parts));
  }
}
