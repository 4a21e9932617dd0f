package dev.rhenea.virtuallog;

import dev.rhenea.loglet.LogletId;
import java.util.List;
import java.util.Optional;

/** How it ended that somebody gave up a leftover. */
public sealed interface ForgetResult {
  /** It is no leftover any more: what is still there of it takes space, and nobody destroys it. */
  record Forgotten(Leftover leftover) implements ForgetResult {}

  /** Nothing was left to do: it was one, and was destroyed everywhere or given up before. */
  record Gone(LogletId loglet) implements ForgetResult {}

  /**
   * Nothing was done: it is no leftover, or this handle has never heard of it.
   *
   * @param use what it is instead: the Loglet of a segment, or a copy that is being made of one
   * @param leftovers those that there are
   */
  record Refused(LogletId loglet, Optional<SegmentId> use, List<Leftover> leftovers)
      implements ForgetResult {
    public Refused {
      leftovers = List.copyOf(leftovers);
    }
  }
}
