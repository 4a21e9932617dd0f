package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.nativeloglet.NativeMessage.Copy;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.LogletCopy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * A copier's handle (rule V10): a procedure per call. What was written is durable on a majority,
 * and a batch goes to each LogServer as one message, so it must be well below what a message may
 * have.
 */
final class NativeCopy implements LogletCopy {
  private final Peers peers;
  private final HandleLimits limits;
  private final Pace pace;
  private final Laggards laggards;
  private final SequencedSet<Call<?>> calls = new LinkedHashSet<>();
  private boolean closed;

  NativeCopy(Peers peers, HandleLimits limits) {
    this.peers = peers;
    this.limits = limits;
    pace = Pace.within(limits.deadline());
    laggards = new Laggards(peers, pace);
  }

  @Override
  public Future<Done> write(LogletOffset from, ReadResult.Entries batch) {
    return round(new Copy(from.value(), commands(from, batch)), false, limits.deadline());
  }

  /** One for each offset: it is dense. */
  private static List<Command> commands(LogletOffset from, ReadResult.Entries batch) {
    int size = Math.toIntExact(batch.next().value() - from.value());
    List<Command> commands = new ArrayList<>(Collections.nCopies(size, Command.FILLER));
    for (Entry entry : batch.entries()) {
      if (entry instanceof Entry.Data(LogletOffset offset, Payload payload)) {
        commands.set(
            (int) (offset.value() - from.value()), Command.copied(offset.value(), payload));
      }
    }
    return commands;
  }

  @Override
  public Future<Done> finish(LogletOffset tail) {
    Duration half = limits.deadline().dividedBy(2);
    return round(new Copy(tail.value(), List.of()), true, half)
        .compose(held -> {
          peers.environment().trace(new NativeTrace.Copier.Held(tail.value()));
          return new Finishing(peers, pace, call("finish", half), tail.value()).run();
        });
  }

  private Future<Done> round(Copy message, boolean last, Duration deadline) {
    Call<Done> call = call(last ? "finish" : "write", deadline);
    return new CopyRound(peers, pace, call, laggards, message, last).run();
  }

  @Override
  public Future<Done> close() {
    closed = true;
    List.copyOf(calls).forEach(call -> call.fail(handleClosed()));
    return peers.environment().done();
  }

  private Call<Done> call(String operation, Duration deadline) {
    Call<Done> call =
        new Call<>(peers.environment(), operation + " of copy " + peers.loglet(), deadline);
    calls.add(call);
    call.future().whenDone(() -> calls.remove(call));
    if (closed) {
      call.fail(handleClosed());
    }
    return call;
  }

  private Diagnosis handleClosed() {
    return Diagnosis.of("the copier's handle on " + peers.loglet() + " was closed");
  }
}
