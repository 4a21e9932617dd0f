package dev.rhenea.paxos;

import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.Optional;

/**
 * All that an acceptor remembers: the newest version it knows to be chosen, and where it stands in
 * the slot after that, the only one it takes part in. A value; what it may become:
 *
 * <pre>
 *   from              on                             to
 *   (v, p, a)         learn w, w &lt;= v                (v, p, a)
 *   (v, p, a)         learn w, w &gt; v                 (w, none, none)   older slots are forgotten
 *   (v, p, a)         prepare b &gt; p                  (v, b, a)
 *   (v, p, a)         accept b, value; b &gt;= p        (v, b, (b, value))
 * </pre>
 *
 * @param newest the newest version known to be chosen
 * @param promised no ballot below this one is accepted any more in the open slot
 * @param accepted the last vote in the open slot
 */
record AcceptorState(Chosen newest, Ballot promised, Optional<Vote> accepted) {
  private static final int FORMAT = 1;

  /** An acceptor that knows {@code newest} and took no part in the slot after it. */
  static AcceptorState knowing(Chosen newest) {
    return new AcceptorState(newest, Ballot.NONE, Optional.empty());
  }

  /**
   * This state after hearing what was chosen.
   *
   * @throws IllegalStateException if the version known is another value (invariant I7)
   */
  AcceptorState learn(Chosen chosen) {
    Chosen later = newest.merge(chosen);
    return later.equals(newest) ? this : knowing(later);
  }

  /** Whether {@code ballot} may still be promised or accepted. */
  boolean admits(Ballot ballot) {
    return ballot.compareTo(promised) >= 0;
  }

  AcceptorState promise(Ballot ballot) {
    return new AcceptorState(newest, ballot, accepted);
  }

  AcceptorState accept(Vote vote) {
    return new AcceptorState(newest, vote.ballot(), Optional.of(vote));
  }

  Payload toPayload() {
    PayloadWriter out = new PayloadWriter().tag(FORMAT);
    newest.write(out);
    promised.write(out);
    return out.optional(accepted, (to, vote) -> vote.write(to)).toPayload();
  }

  static AcceptorState fromPayload(Payload payload) {
    PayloadReader in = new PayloadReader(payload);
    int format = in.tag();
    if (format != FORMAT) {
      throw new MalformedPayloadException(
          "an acceptor's state of format " + format + ": upgrade this node first");
    }
    return new AcceptorState(Chosen.read(in), Ballot.read(in), in.optional(Vote::read));
  }
}
