package dev.rhenea.node.table.machine;

import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.virtuallog.Lsn;
import java.util.List;
import java.util.Optional;

/** The results that a session remembers, as bytes of the state. */
final class ResultCodec {
  private static final int APPLIED = 1;
  private static final int GUARD_FAILED = 2;
  private static final int ANSWER_TOO_LARGE = 3;

  /** Since {@link Layout#FORMAT} 3, of which every store is in which this can stand. */
  private static final int INDEX_REFUSED = 4;

  /** By their place, which does not change. */
  private static final List<Result.Why> WHYS =
      List.of(Result.Why.EXISTS, Result.Why.UNKNOWN, Result.Why.TOO_MANY, Result.Why.TERM_TOO_LONG);

  private ResultCodec() {}

  static void encode(PayloadWriter out, Result result) {
    switch (result) {
      case Result.Applied(Lsn lsn, List<Found> found) ->
          out.tag(APPLIED).number(lsn.value()).list(found, Found::encode);
      case Result.GuardFailed(Lsn lsn, int guard, Found actual) ->
          Found.encode(out.tag(GUARD_FAILED).number(lsn.value()).number(guard), actual);
      case Result.AnswerTooLarge(Lsn lsn) -> out.tag(ANSWER_TOO_LARGE).number(lsn.value());
      case Result.IndexRefused(Lsn lsn, Result.Why why, String index, Optional<String> key) ->
          out.tag(INDEX_REFUSED)
              .number(lsn.value())
              .tag(WHYS.indexOf(why))
              .text(index)
              .optional(key, PayloadWriter::text);
      case Result.NoSession _, Result.NumberPassed _ ->
          throw new IllegalArgumentException("a session does not remember " + result);
    }
  }

  static Result decode(PayloadReader in) {
    int tag = in.tag();
    Lsn lsn = new Lsn(in.number());
    return switch (tag) {
      case APPLIED -> new Result.Applied(lsn, in.list(Found::decode));
      case GUARD_FAILED -> new Result.GuardFailed(lsn, in.count(), Found.decode(in));
      case ANSWER_TOO_LARGE -> new Result.AnswerTooLarge(lsn);
      case INDEX_REFUSED ->
          new Result.IndexRefused(
              lsn, WHYS.get(in.tag()), in.text(), in.optional(PayloadReader::text));
      default -> throw new MalformedPayloadException("a result of kind " + tag);
    };
  }
}
