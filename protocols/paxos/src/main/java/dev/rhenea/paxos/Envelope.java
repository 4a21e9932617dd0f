package dev.rhenea.paxos;

import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a slot decides (rule P4): the register's bytes, which Paxos never looks into, and around
 * them what Paxos itself needs.
 *
 * @param writeId the write that proposed this
 * @param earlier the write ids of the versions before, latest first: slots are forgotten once
 *     superseded, and this tells a straggler all the same who won the slot it had tried for
 * @param next the acceptors of the slot after this one
 * @param bytes the register's value
 */
record Envelope(WriteId writeId, List<WriteId> earlier, Members next, Payload bytes) {
  /** How many versions a writer may fall behind and still learn how its write ended. */
  private static final int REMEMBERED = 16;

  Envelope {
    earlier = List.copyOf(earlier);
  }

  /** What version 0 holds: no bytes, and the acceptors of the first slot. */
  static Envelope created(Members first) {
    return new Envelope(WriteId.CREATION, List.of(), first, Payload.empty());
  }

  /** What may follow this one. */
  Envelope followedBy(WriteId id, Members next, Payload bytes) {
    List<WriteId> ids = new ArrayList<>(List.of(writeId));
    ids.addAll(earlier.subList(0, Math.min(earlier.size(), REMEMBERED - 1)));
    return new Envelope(id, ids, next, bytes);
  }

  void write(PayloadWriter out) {
    writeId.write(out);
    out.list(earlier, (to, id) -> id.write(to));
    next.write(out);
    out.payload(bytes);
  }

  static Envelope read(PayloadReader in) {
    return new Envelope(WriteId.read(in), in.list(WriteId::read), Members.read(in), in.payload());
  }
}
