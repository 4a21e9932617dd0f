package dev.rhenea.virtuallog;

import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.register.Version;
import java.util.Locale;
import java.util.Optional;

/**
 * Which log this is, of all that ever had its name: one that was restored in a new cluster begins
 * with version 1 again, in the same store as the one it was restored from. Part of the chain from
 * when that is first kept outside the cluster, and then for ever.
 *
 * @param id random
 * @param restored what the log was restored from; empty if it was made empty
 */
public record Origin(long id, Optional<Restored> restored) {
  /**
   * What was restored: entries below {@code end} as that version of that chain had them.
   *
   * @param log the name the log had
   * @param origin that log's own origin
   */
  public record Restored(String log, long origin, Version version, Lsn end) {
    /** Whether both are the same part of the same log. */
    boolean isLike(Restored other) {
      return log.equals(other.log) && origin == other.origin && end.equals(other.end);
    }
  }

  /** Of a log that was made empty. */
  Origin(long id) {
    this(id, Optional.empty());
  }

  /** An id as people read and write it. */
  public static String print(long id) {
    return String.format(Locale.ROOT, "%016x", id);
  }

  void write(PayloadWriter out) {
    out.number(id)
        .optional(
            restored,
            (to, from) ->
                to.text(from.log)
                    .number(from.origin)
                    .number(from.version.number())
                    .number(from.end.value()));
  }

  static Origin read(PayloadReader in) {
    return new Origin(
        in.number(),
        in.optional(from ->
            new Restored(
                from.text(), from.number(), new Version(from.number()), new Lsn(from.number()))));
  }
}
