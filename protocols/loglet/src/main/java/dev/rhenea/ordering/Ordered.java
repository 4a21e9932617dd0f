package dev.rhenea.ordering;

import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.List;

/**
 * The answer to a {@link Submission}: the positions of its numbers from {@code first} on that are
 * committed, and what became of the others.
 */
public record Ordered(long first, List<Long> positions, Rest rest) {
  public Ordered {
    positions = List.copyOf(positions);
  }

  public PayloadWriter write(PayloadWriter out) {
    return rest.write(out.number(first).list(positions, PayloadWriter::number));
  }

  public static Ordered read(PayloadReader in) {
    return new Ordered(in.number(), in.list(PayloadReader::number), Rest.read(in));
  }
}
