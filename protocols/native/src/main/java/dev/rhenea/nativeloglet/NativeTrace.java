package dev.rhenea.nativeloglet;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Trace;
import java.util.List;
import java.util.Optional;

/**
 * The steps of the protocol that others may want to see: metrics, charts, invariants, and fault
 * injectors that strike at one of them. Grouped by role and procedure; ranges exclude their end.
 */
public sealed interface NativeTrace extends Trace {

  /** What happens on a LogServer, once it is durable. */
  sealed interface LogServer extends NativeTrace {
    /** The Loglet exists here. */
    record Created() implements LogServer {}

    /** Appends are taken from that incarnation only (rule N12). */
    record Claimed(String incarnation) implements LogServer {}

    /** Another incarnation asked for it (rule N12). */
    record Refused(String incarnation) implements LogServer {}

    /** Appends up to {@code tail} were accepted while unsealed. */
    record Accepted(long first, long tail) implements LogServer {}

    /** An append does not follow the local tail (rule N10). */
    record Gap(long first, long localTail) implements LogServer {}

    /** The seal bit is set. */
    record Sealed(long localTail) implements LogServer {}

    /** Entries were written past the seal (rule N6). */
    record Repaired(long first, long localTail) implements LogServer {}

    /** Entries below {@code mark} are gone. */
    record Trimmed(long mark) implements LogServer {}

    /** A tombstone stands where the Loglet was. */
    record Destroyed() implements LogServer {}

    /** A copy was begun here (rule V10). */
    record Begun(long first) implements LogServer {}

    /** Everything of the copy is here (C3). */
    record Whole(long tail) implements LogServer {}

    /** It is known here that a majority is whole: the copy is shown (C4). */
    record Finished(long tail) implements LogServer {}
  }

  /** What happens at the sequencer. */
  sealed interface Sequencer extends NativeTrace {
    /** The first append came; the claims go out. */
    record Claiming(String incarnation) implements Sequencer {}

    /** A majority takes appends from this incarnation only. */
    record Claimed(String incarnation) implements Sequencer {}

    /** A majority accepted everything below {@code tail}. */
    record Committed(long tail) implements Sequencer {}

    /** A LogServer answered that it is sealed. */
    record Sealed(NodeId by) implements Sequencer {}

    /** Nothing will be ordered here any more. */
    record Fenced(String reason) implements Sequencer {}
  }

  /** The Seal procedure of a client. */
  sealed interface Seal extends NativeTrace {
    record Started() implements Seal {}

    /** A majority is durably sealed. */
    record Majority(List<NodeId> members) implements Seal {}
  }

  /** The CheckTail procedure of a client. */
  sealed interface CheckTail extends NativeTrace {
    record Started() implements CheckTail {}

    /** Nobody is sealed; entries below {@code tail} may not be committed yet. */
    record Awaiting(long tail) implements CheckTail {}

    /** Nobody else gets those entries to a majority, so the caller does (rule N5). */
    record Helping(NodeId source, List<NodeId> targets, long tail) implements CheckTail {}

    /** Help is refused for good; only a seal ends the wait. */
    record GivingUp() implements CheckTail {}

    record Open(long tail) implements CheckTail {}

    record Sealed(long tail) implements CheckTail {}
  }

  /** The Repair procedure of a client. */
  sealed interface Repair extends NativeTrace {
    /** Members of a sealed majority lack entries in the range. */
    record Started(Optional<NodeId> source, long from, long tail) implements Repair {}

    /** All of them are complete. */
    record Finished(long tail) implements Repair {}
  }

  /** Whoever writes a copy of a closed segment. */
  sealed interface Copier extends NativeTrace {
    /** A LogServer missed what came before {@code to}, and is given it by another one (C2). */
    record CatchingUp(NodeId source, NodeId target, long from, long to) implements Copier {}

    /** A majority holds everything: now it may end. */
    record Held(long tail) implements Copier {}

    /** A majority is whole: the copy exists (C4). */
    record Exists(long tail) implements Copier {}

    /** A majority shows it. */
    record Finished(long tail) implements Copier {}
  }
}
