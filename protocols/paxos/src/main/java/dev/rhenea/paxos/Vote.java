package dev.rhenea.paxos;

import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;

/** What an acceptor accepted last in the open slot. Not chosen unless a majority says the same. */
record Vote(Ballot ballot, Envelope envelope) {
  void write(PayloadWriter out) {
    ballot.write(out);
    envelope.write(out);
  }

  static Vote read(PayloadReader in) {
    return new Vote(Ballot.read(in), Envelope.read(in));
  }
}
