package dev.rhenea.paxos;

import dev.rhenea.environment.StorageId;
import dev.rhenea.paxos.PaxosMessage.Accept;
import dev.rhenea.paxos.PaxosMessage.Accepted;
import dev.rhenea.paxos.PaxosMessage.Create;
import dev.rhenea.paxos.PaxosMessage.Holds;
import dev.rhenea.paxos.PaxosMessage.Identify;
import dev.rhenea.paxos.PaxosMessage.Identity;
import dev.rhenea.paxos.PaxosMessage.Inspect;
import dev.rhenea.paxos.PaxosMessage.Knows;
import dev.rhenea.paxos.PaxosMessage.Learn;
import dev.rhenea.paxos.PaxosMessage.Preempted;
import dev.rhenea.paxos.PaxosMessage.Prepare;
import dev.rhenea.paxos.PaxosMessage.Promised;
import dev.rhenea.paxos.PaxosMessage.Reply;
import dev.rhenea.paxos.PaxosMessage.Request;
import dev.rhenea.paxos.PaxosMessage.Unknown;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.register.Version;

/** The wire form of {@link PaxosMessage}: format, kind, fields. */
final class PaxosCodec {
  private static final int FORMAT = 1;
  private static final int FIRST_REPLY = 33;

  private PaxosCodec() {}

  static Payload encode(PaxosMessage message) {
    PayloadWriter out = new PayloadWriter().tag(FORMAT);
    switch (message) {
      case Identify() -> out.tag(1);
      case Create(StorageId to, Chosen newest) -> newest.write(storage(out.tag(2), to));
      case Inspect(StorageId to, Version known) -> storage(out.tag(3), to).number(known.number());
      case Prepare(StorageId to, Chosen newest, Ballot ballot) -> {
        newest.write(storage(out.tag(4), to));
        ballot.write(out);
      }
      case Accept(StorageId to, Chosen newest, Vote vote) -> {
        newest.write(storage(out.tag(5), to));
        vote.write(out);
      }
      case Learn(StorageId to, Chosen newest) -> newest.write(storage(out.tag(6), to));
      case Identity(StorageId id, var newest) ->
          storage(out.tag(33), id).optional(newest, (w, chosen) -> chosen.write(w));
      case Knows(Chosen newest) -> newest.write(out.tag(34));
      case Holds(var accepted) -> out.tag(35).optional(accepted, (w, vote) -> vote.write(w));
      case Promised(var accepted) -> out.tag(36).optional(accepted, (w, vote) -> vote.write(w));
      case Accepted() -> out.tag(37);
      case Preempted(Ballot promised) -> promised.write(out.tag(38));
      case Unknown() -> out.tag(39);
    }
    return out.toPayload();
  }

  static Request request(Payload payload) {
    PayloadReader in = open(payload);
    int kind = in.tag();
    return switch (kind) {
      case 1 -> new Identify();
      case 2 -> new Create(storage(in), Chosen.read(in));
      case 3 -> new Inspect(storage(in), new Version(in.number()));
      case 4 -> new Prepare(storage(in), Chosen.read(in), Ballot.read(in));
      case 5 -> new Accept(storage(in), Chosen.read(in), Vote.read(in));
      case 6 -> new Learn(storage(in), Chosen.read(in));
      default -> throw new MalformedPayloadException("a request of unknown kind " + kind);
    };
  }

  static Reply reply(Payload payload) {
    PayloadReader in = open(payload);
    int kind = in.tag();
    return switch (kind) {
      case 33 -> new Identity(storage(in), in.optional(Chosen::read));
      case 34 -> new Knows(Chosen.read(in));
      case 35 -> new Holds(in.optional(Vote::read));
      case 36 -> new Promised(in.optional(Vote::read));
      case 37 -> new Accepted();
      case 38 -> new Preempted(Ballot.read(in));
      case 39 -> new Unknown();
      default -> throw new MalformedPayloadException("a reply of unknown kind " + kind);
    };
  }

  /** The name of the message in {@code payload}. */
  static String name(Payload payload) {
    int kind = open(payload).tag();
    PaxosMessage message = kind < FIRST_REPLY ? request(payload) : reply(payload);
    return message.getClass().getSimpleName();
  }

  private static PayloadReader open(Payload payload) {
    PayloadReader in = new PayloadReader(payload);
    int format = in.tag();
    if (format != FORMAT) {
      throw new MalformedPayloadException(
          "a Paxos message of format " + format + ": upgrade this node first");
    }
    return in;
  }

  private static PayloadWriter storage(PayloadWriter out, StorageId id) {
    return out.number(id.value());
  }

  private static StorageId storage(PayloadReader in) {
    return new StorageId(in.number());
  }
}
