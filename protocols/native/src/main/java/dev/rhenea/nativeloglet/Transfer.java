package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.nativeloglet.NativeMessage.Accepted;
import dev.rhenea.nativeloglet.NativeMessage.Copied;
import dev.rhenea.nativeloglet.NativeMessage.Copy;
import dev.rhenea.nativeloglet.NativeMessage.Fetch;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.Read;
import dev.rhenea.nativeloglet.NativeMessage.Repaired;
import dev.rhenea.nativeloglet.NativeMessage.Run;
import dev.rhenea.nativeloglet.NativeMessage.ToMember;
import dev.rhenea.nativeloglet.NativeMessage.Trim;
import dev.rhenea.nativeloglet.NativeMessage.Trimmed;
import java.util.List;

/** Copies a range of entries from one LogServer to another, ascending, batch by batch. */
final class Transfer {
  private static final int BATCH_BYTES = 256 * 1024;

  /** How it ended. */
  sealed interface End {
    /** The target has the whole range. */
    record Complete() implements End {}

    /** The target gave another answer and takes no more. */
    record Stopped(FromLogServer answer) implements End {}
  }

  /** Makes the message that brings commands to the target. */
  @FunctionalInterface
  interface Writing {
    ToMember commands(long first, List<Command> commands);
  }

  /** Makes the message that asks the source for what is next. */
  @FunctionalInterface
  interface Reading {
    ToMember commands(long from, long to, int maxBytes);
  }

  private final Peers peers;
  private final Environment environment;
  private final Pace pace;
  private final NodeId source;
  private final NodeId target;
  private final Reading reading;
  private final Writing writing;
  private final boolean dense;

  /** From a LogServer that shows its entries, to one that skips what is committed (N10). */
  Transfer(Peers peers, Pace pace, NodeId source, NodeId target, Writing writing) {
    this(peers, pace, source, target, Read::new, writing, false);
  }

  /** Of a copy of a closed segment, which never has a hole (C2). */
  static Transfer ofCopy(Peers peers, Pace pace, NodeId source, NodeId target) {
    return new Transfer(peers, pace, source, target, Fetch::new, Copy::new, true);
  }

  private Transfer(
      Peers peers,
      Pace pace,
      NodeId source,
      NodeId target,
      Reading reading,
      Writing writing,
      boolean dense) {
    this.peers = peers;
    this.environment = peers.environment();
    this.pace = pace;
    this.source = source;
    this.target = target;
    this.reading = reading;
    this.writing = writing;
    this.dense = dense;
  }

  /** Copies {@code [from, to)}; unavailable if one of the two servers could not be reached. */
  Future<End> run(long from, long to) {
    return Loop.run(environment, from, at -> round(at, to));
  }

  private Future<Loop.Step<Long, End>> round(long at, long to) {
    return peers
        .ask(source, reading.commands(at, to, BATCH_BYTES), pace.request())
        .compose(answer ->
            switch (answer) {
              case Run(List<Command> commands) when commands.isEmpty() ->
                  throw new IllegalStateException(
                      "%s of %s lacks position %d, which it must hold"
                          .formatted(source, peers.loglet(), at));
              case Run(List<Command> commands) -> write(at, commands, to);
              case Trimmed(long mark) when dense -> trim(mark, to);
              case Trimmed(long mark) -> environment.completed(next(mark, to));
              default ->
                  environment.unavailable(
                      new Diagnosis(source + " gave " + answer, List.of(source), ""));
            });
  }

  /**
   * What the source does not have any more the target need not have, but must hear of, durably, or
   * it would refuse what follows (C2). It takes the mark on proof that the copy exists: the known
   * tail of the source, which came with its answer and goes along (C5).
   */
  private Future<Loop.Step<Long, End>> trim(long mark, long to) {
    return peers
        .ask(target, new Trim(mark), pace.request())
        .map(answer ->
            answer instanceof Trimmed(long at) && at >= mark
                ? next(mark, to)
                : new Loop.Step.Done<>(new End.Stopped(answer)));
  }

  private Future<Loop.Step<Long, End>> write(long at, List<Command> commands, long to) {
    return peers
        .ask(target, writing.commands(at, commands), pace.request())
        .map(answer ->
            switch (answer) {
              case Accepted(long tail) -> next(Math.max(tail, at + commands.size()), to);
              case Repaired(long tail) -> next(Math.max(tail, at + commands.size()), to);
              case Copied(long tail) when tail >= at + commands.size() -> next(tail, to);
              default -> new Loop.Step.Done<>(new End.Stopped(answer));
            });
  }

  private static Loop.Step<Long, End> next(long at, long to) {
    return at < to ? new Loop.Step.Again<>(at) : new Loop.Step.Done<>(new End.Complete());
  }
}
