package dev.rhenea.virtuallog;

import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.spec.SpecCodec;
import java.util.List;
import java.util.Optional;

/**
 * The stored form of a {@link ChainRecord}: one byte of major version, then the fields in the order
 * below. A minor version only appends fields at the end; who does not know them keeps them as bytes
 * and writes them back, so that nodes of two minor versions share a log during an upgrade. What an
 * old node must not ignore needs a new major version, which it refuses.
 */
public final class ChainCodec {
  /** The major version this node reads and writes. */
  public static final int MAJOR = 1;

  private static final int DONE = 1;
  private static final int FAILED = 2;

  private ChainCodec() {}

  public static Payload encode(ChainRecord record) {
    return new PayloadWriter()
        .tag(MAJOR)
        .list(record.chain().segments(), ChainCodec::writeSegment)
        .number(record.chain().trimMark().value())
        .number(record.largestEntry())
        .optional(record.pending(), ChainCodec::writeIntent)
        .list(record.settled(), ChainCodec::writeSettled)
        .rest(sinceMinor1(record))
        .toPayload();
  }

  /** Left out where there is nothing of it: then the bytes are those of minor version 0. */
  private static Payload sinceMinor1(ChainRecord record) {
    Payload later = sinceMinor2(record);
    return record.copies().isEmpty() && later.isEmpty()
        ? Payload.empty()
        : new PayloadWriter()
            .list(record.copies().attempts(), ChainCodec::writeAttempt)
            .list(record.copies().leftovers(), ChainCodec::writeLeftover)
            .rest(later)
            .toPayload();
  }

  /** The same: then they are those of minor version 1. */
  private static Payload sinceMinor2(ChainRecord record) {
    return record.origin().isEmpty() && record.later().isEmpty()
        ? Payload.empty()
        : new PayloadWriter()
            .optional(record.origin(), (out, origin) -> origin.write(out))
            .rest(record.later())
            .toPayload();
  }

  /**
   * Reads what {@link #encode} wrote, here or in another version.
   *
   * @throws NewerFormatException if a newer major version wrote it
   * @throws MalformedPayloadException if it is not a chain record
   */
  public static ChainRecord decode(Payload bytes) throws NewerFormatException {
    PayloadReader in = new PayloadReader(bytes);
    int major = in.tag();
    if (major > MAJOR) {
      throw new NewerFormatException("chain", major, MAJOR);
    }
    List<Segment> segments = in.list(ChainCodec::readSegment);
    Chain chain = new Chain(segments, new Lsn(in.number()));
    int largestEntry = in.count();
    Optional<Intent> pending = in.optional(ChainCodec::readIntent);
    List<Outcome.Settled> settled = in.list(ChainCodec::readSettled);
    Copies copies = in.hasMore() ? readCopies(in) : Copies.NONE;
    Optional<Origin> origin = in.hasMore() ? in.optional(Origin::read) : Optional.empty();
    return new ChainRecord(chain, largestEntry, pending, settled, copies, origin, in.rest());
  }

  private static Copies readCopies(PayloadReader in) {
    return new Copies(in.list(ChainCodec::readAttempt), in.list(ChainCodec::readLeftover));
  }

  private static void writeAttempt(PayloadWriter out, Attempt attempt) {
    out.text(attempt.author().name()).number(attempt.segment().number());
    attempt.original().write(out);
    attempt.copy().write(out);
    SpecCodec.write(out, attempt.target());
  }

  private static Attempt readAttempt(PayloadReader in) {
    return new Attempt(
        new NodeId(in.text()),
        new SegmentId(in.number()),
        LogletId.read(in),
        LogletId.read(in),
        SpecCodec.read(in));
  }

  private static void writeLeftover(PayloadWriter out, Leftover leftover) {
    leftover.loglet().write(out);
    SpecCodec.write(out, leftover.created());
  }

  private static Leftover readLeftover(PayloadReader in) {
    return new Leftover(LogletId.read(in), SpecCodec.read(in));
  }

  private static void writeSegment(PayloadWriter out, Segment segment) {
    out.number(segment.id().number()).number(segment.start().value());
    out.optional(segment.stop(), (to, stop) -> to.number(stop.value()));
    segment.loglet().write(out);
    SpecCodec.write(out, segment.created());
  }

  private static Segment readSegment(PayloadReader in) {
    SegmentId id = new SegmentId(in.number());
    Lsn start = new Lsn(in.number());
    Optional<Lsn> stop = in.optional(from -> new Lsn(from.number()));
    return new Segment(id, start, stop, LogletId.read(in), SpecCodec.read(in));
  }

  private static void writeIntent(PayloadWriter out, Intent intent) {
    writeId(out, intent.id());
    SpecCodec.write(out.number(intent.replaces().number()), intent.target());
  }

  private static Intent readIntent(PayloadReader in) {
    return new Intent(readId(in), new SegmentId(in.number()), SpecCodec.read(in));
  }

  private static void writeSettled(PayloadWriter out, Outcome.Settled settled) {
    writeId(out, settled.intent());
    switch (settled.outcome()) {
      case Outcome.Done(SegmentId segment) -> out.tag(DONE).number(segment.number());
      case Outcome.Failed(String reason) -> out.tag(FAILED).text(reason);
    }
  }

  private static Outcome.Settled readSettled(PayloadReader in) {
    IntentId id = readId(in);
    int tag = in.tag();
    return new Outcome.Settled(
        id,
        switch (tag) {
          case DONE -> new Outcome.Done(new SegmentId(in.number()));
          case FAILED -> new Outcome.Failed(in.text());
          default -> throw new MalformedPayloadException("an outcome of unknown kind " + tag);
        });
  }

  private static void writeId(PayloadWriter out, IntentId id) {
    out.text(id.author().name()).number(id.nonce());
  }

  private static IntentId readId(PayloadReader in) {
    return new IntentId(new NodeId(in.text()), in.number());
  }
}
