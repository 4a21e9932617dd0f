package dev.rhenea.nativeloglet;

import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;

/**
 * How far a copy of a closed segment has come on one LogServer (rule V10). Never goes back.
 *
 * <pre>
 *   Begun  --Finish, at the end of the log-->  Whole  --it hears that a majority is-->  Finished
 *   Lacking, shows no entry                    sealed; shows no entry                   all is told
 * </pre>
 */
sealed interface CopyState {
  /** The lowest offset; what is below is trimmed. */
  long first();

  /** Entries come in. */
  record Begun(long first) implements CopyState {}

  /**
   * Everything in {@code [first, tail)} is here, or was trimmed (C5); nobody knows whether a
   * majority is as far (C3).
   */
  record Whole(long first, long tail) implements CopyState {}

  /** A majority is whole, so the copy exists (C4). */
  record Finished(long first, long tail) implements CopyState {}

  /** What it becomes when a copier ends it at {@code tail}, where the log ends at another. */
  default CopyState ended(long tail, long localTail) {
    return this instanceof Begun && tail == localTail ? new Whole(first(), tail) : this; // C3
  }

  /** What it becomes when somebody tells that everything below {@code knownTail} is committed. */
  default CopyState heard(long knownTail) {
    return this instanceof Whole(long from, long tail) && knownTail >= tail // C4
        ? new Finished(from, tail)
        : this;
  }

  /** The known tail that it proves. */
  default long knownTail() {
    return this instanceof Finished(long from, long tail) ? tail : 0;
  }

  /** Writes it for {@link #read}. */
  static void write(PayloadWriter out, CopyState state) {
    switch (state) {
      case Begun(long first) -> out.tag(1).number(first).number(first);
      case Whole(long first, long tail) -> out.tag(2).number(first).number(tail);
      case Finished(long first, long tail) -> out.tag(3).number(first).number(tail);
    }
  }

  static CopyState read(PayloadReader in) {
    int kind = in.tag();
    long first = in.number();
    long tail = in.number();
    return switch (kind) {
      case 1 -> new Begun(first);
      case 2 -> new Whole(first, tail);
      case 3 -> new Finished(first, tail);
      default -> throw new MalformedPayloadException("a copy in a state of unknown kind " + kind);
    };
  }
}
