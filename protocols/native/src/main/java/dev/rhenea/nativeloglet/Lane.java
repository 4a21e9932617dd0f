package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.nativeloglet.NativeMessage.Accepted;
import dev.rhenea.nativeloglet.NativeMessage.Append;
import dev.rhenea.nativeloglet.NativeMessage.Claim;
import dev.rhenea.nativeloglet.NativeMessage.Claimed;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.Gap;
import dev.rhenea.nativeloglet.NativeMessage.Notice;
import dev.rhenea.nativeloglet.NativeMessage.Refused;
import dev.rhenea.nativeloglet.NativeMessage.Sealed;
import dev.rhenea.nativeloglet.NativeMessage.Unknown;
import java.time.Duration;
import java.util.List;

/**
 * The sequencer's queue to one LogServer: a cursor into the backlog, a window of batches in flight.
 * Whatever waits when a batch returns leaves as one message, so batches grow with load. Entries
 * that are committed meanwhile are skipped, so a slow server slows nobody and never has more than
 * the uncommitted entries to catch up with.
 *
 * <pre>
 *   UNCLAIMED --Claimed--> CLAIMED --Accepted, Gap, no answer--> CLAIMED
 *       \--Refused, Unknown--\--Refused, Unknown--> OUT    (for this Loglet, rule N12)
 * </pre>
 */
final class Lane {
  /** Batches on their way at once. */
  private static final int WINDOW = 8;

  /** Bytes of entries in a batch, unless a single entry is larger. */
  private static final int BATCH_BYTES = 256 * 1024;

  /** After a failure the pause doubles up to this many times. */
  private static final int DOUBLINGS = 5;

  enum Phase {
    UNCLAIMED,
    CLAIMED,
    OUT
  }

  /** What a lane's owner hears. */
  interface Listener {
    /** The lane is CLAIMED or OUT now. */
    void moved();

    /** An answer came: what is acknowledged or the known tail may have changed. */
    void answered();

    /** The LogServer is sealed. */
    void sealed(NodeId by);

    /** There may be something to send again. */
    void ready();
  }

  private final Peers peers;
  private final NodeId server;
  private final Incarnation incarnation;
  private final Backlog backlog;
  private final Listener listener;
  private Phase phase = Phase.UNCLAIMED;
  private String outBecause = "";
  private String trouble = "";
  private long cursor;
  private long acknowledged;
  private long told;
  private int inFlight;
  private int epoch;
  private int failures;
  private boolean resting;

  Lane(Peers peers, NodeId server, Incarnation incarnation, Backlog backlog, Listener listener) {
    this.peers = peers;
    this.server = server;
    this.incarnation = incarnation;
    this.backlog = backlog;
    this.listener = listener;
  }

  NodeId server() {
    return server;
  }

  Phase phase() {
    return phase;
  }

  /** Why the server takes no part any more; empty unless {@link Phase#OUT}. */
  String outBecause() {
    return outBecause;
  }

  /** What the latest message to it met; empty if that was answered. */
  String trouble() {
    return trouble;
  }

  /** Everything below it counts as this server's success. */
  long acknowledged() {
    return acknowledged;
  }

  /**
   * Sends what may be sent now.
   *
   * @param majorityClaimed whether a majority of the LogServers belongs to this incarnation
   */
  void pump(boolean majorityClaimed) {
    if (resting) {
      return;
    }
    if (phase == Phase.UNCLAIMED && inFlight == 0) {
      send(new Claim(incarnation));
    } else if (phase == Phase.CLAIMED && majorityClaimed) { // N12
      append();
    }
  }

  private void append() {
    cursor = Math.max(cursor, backlog.start());
    int window = failures == 0 ? WINDOW : 1;
    while (inFlight < window && cursor < backlog.next()) {
      List<Command> batch = backlog.batch(cursor, BATCH_BYTES);
      send(new Append(incarnation, cursor, batch));
      cursor += batch.size();
    }
    long known = peers.knownTail().value();
    if (failures == 0 && cursor == backlog.next() && told < known) {
      told = known;
      peers.tell(server, new Notice());
    }
  }

  private void send(NativeMessage.ToMember message) {
    int sentIn = epoch;
    inFlight++;
    told = peers.knownTail().value(); // N10: every message, also a retry, carries the current one
    peers
        .ask(server, message, Pace.SERVER.request())
        .whenDone(
            answer -> {
              inFlight--;
              failures = 0;
              trouble = "";
              take(answer, sentIn);
            },
            why -> {
              inFlight--;
              trouble = inWords(why.diagnosis());
              rest(sentIn);
            });
  }

  private static String inWords(Diagnosis why) {
    return why.operation() + (why.remedy().isEmpty() ? "" : ": " + why.remedy());
  }

  private void take(FromLogServer answer, int sentIn) {
    switch (answer) {
      case Claimed() -> move(Phase.CLAIMED);
      case Accepted(long tail) -> acknowledged = Math.max(acknowledged, tail); // N1
      case Gap(long localTail) -> rewind(sentIn, localTail); // N10: no success, no failure
      case Sealed() -> listener.sealed(server);
      case Refused refused -> leave("belongs to another life of the sequencer");
      case Unknown() -> leave("does not have this Loglet");
      default -> throw new IllegalStateException(server + " answered an append by " + answer);
    }
    listener.answered();
  }

  private void leave(String because) {
    outBecause = because;
    move(Phase.OUT);
  }

  private void move(Phase next) {
    phase = next;
    listener.moved();
  }

  /** Goes back to what the server lacks; once for all batches that were in flight together. */
  private void rewind(int sentIn, long to) {
    if (sentIn == epoch) {
      epoch++;
      cursor = to;
    }
  }

  /** No answer: nobody knows what arrived, so everything unacknowledged goes again, later. */
  private void rest(int sentIn) {
    if (sentIn != epoch) {
      listener.ready();
      return;
    }
    rewind(sentIn, acknowledged);
    Duration pause = Pace.SERVER.pause().multipliedBy(1L << Math.min(failures, DOUBLINGS));
    failures++;
    resting = true;
    peers
        .environment()
        .timers()
        .after(
            pause,
            () -> {
              resting = false;
              listener.ready();
            });
  }
}
