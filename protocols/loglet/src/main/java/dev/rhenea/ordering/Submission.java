package dev.rhenea.ordering;

import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.time.Duration;
import java.util.List;

/**
 * Entries of one handle to be ordered, numbered from {@code first} without gaps.
 *
 * @param handle random, drawn when the handle was opened
 * @param lowest the handle waits for no number below it any more
 * @param patience after which it wants to hear how things stand
 */
public record Submission(
    long handle, long lowest, Duration patience, long first, List<Payload> entries) {
  public Submission {
    entries = List.copyOf(entries);
  }

  /** One above the last number. */
  public long end() {
    return first + entries.size();
  }

  public PayloadWriter write(PayloadWriter out) {
    return out.number(handle)
        .number(lowest)
        .number(patience.toNanos())
        .number(first)
        .list(entries, PayloadWriter::payload);
  }

  public static Submission read(PayloadReader in) {
    return new Submission(
        in.number(),
        in.number(),
        Duration.ofNanos(in.number()),
        in.number(),
        in.list(PayloadReader::payload));
  }
}
