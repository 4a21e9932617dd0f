package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.InFlight;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.nativeloglet.NativeMessage.FromSequencer;
import dev.rhenea.nativeloglet.NativeMessage.Greeted;
import dev.rhenea.nativeloglet.NativeMessage.Rest;
import dev.rhenea.nativeloglet.NativeMessage.Sequenced;
import dev.rhenea.nativeloglet.NativeMessage.Submit;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The appends of one handle: numbered, submitted in batches, several batches in flight, and
 * submitted again under the same numbers until an answer or the deadline comes (rule N13).
 *
 * <pre>
 *   waiting --window free--> in flight --committed------------------------> Appended
 *      ^------no answer, or not yet-----+  |  |
 *                                          |  +--fenced, deadline, close--> Indeterminate
 *                                          +--the seal is finished (N9)---> Sealed
 * </pre>
 */
final class Appends {
  /** Batches on their way to the sequencer at once. */
  private static final int WINDOW = 8;

  /** Bytes of entries in a batch, unless a single entry is larger. */
  private static final int BATCH_BYTES = 256 * 1024;

  private record Pending(Payload entry, long deadline, Promise<AppendResult> result) {}

  private final Peers peers;
  private final Environment environment;
  private final Pace pace;
  private final HandleLimits limits;
  private final Supplier<Future<Done>> finishSeal;
  private final long handle;
  private final InFlight load;
  private final NavigableMap<Long, Pending> pending = new TreeMap<>();
  private final NavigableSet<Long> waiting = new TreeSet<>();
  private final List<Submit> stopped = new ArrayList<>();
  private Diagnosis obstacle;
  private long nextNumber;
  private int inFlight;
  private boolean pumping;
  private boolean watching;
  private boolean sealed;

  /**
   * @param finishSeal what to do on the first Sealed reply: seals a majority
   */
  Appends(Peers peers, Pace pace, HandleLimits limits, Supplier<Future<Done>> finishSeal) {
    this.peers = peers;
    this.environment = peers.environment();
    this.pace = pace;
    this.limits = limits;
    this.finishSeal = finishSeal;
    handle = environment.random().nextLong();
    load = new InFlight(limits);
    obstacle = diagnosis("does not answer", List.of(peers.sequencer()));
  }

  Future<AppendResult> append(Payload entry) {
    Optional<Rejection> refusal = load.admit(entry.size());
    if (refusal.isPresent()) {
      return environment.completed(new AppendResult.Rejected(refusal.get()));
    }
    long deadline = environment.timers().now() + limits.deadline().toNanos();
    long number = nextNumber++;
    Pending append = new Pending(entry, deadline, environment.promise());
    pending.put(number, append);
    if (sealed) {
      end(number, new AppendResult.Sealed());
    } else {
      waiting.add(number);
      pump();
      watch();
    }
    return append.result;
  }

  /** The Loglet is sealed, a majority says so: nothing that is pending needs to be waited for. */
  void sealed() {
    sealed = true;
    endAll(new AppendResult.Sealed());
  }

  /** Admits nothing any more; what is pending may be in the log or not. */
  void close() {
    load.close();
    endAll(new AppendResult.Indeterminate(Diagnosis.of("append: the handle was closed")));
  }

  // ---- to the sequencer ----

  /** Submits what waits, at the end of this event, so that appends issued together go together. */
  private void pump() {
    if (!pumping) {
      pumping = true;
      environment.execute(() -> {
        pumping = false;
        while (inFlight < WINDOW && !waiting.isEmpty()) {
          submit();
        }
      });
    }
  }

  private void submit() {
    long first = waiting.first();
    List<Payload> entries = takeBatch(first);
    inFlight++;
    Submit message =
        new Submit(
            peers.parameters(),
            handle,
            pending.firstKey(),
            pace.request().dividedBy(2),
            first,
            entries);
    peers
        .askSequencer(message, pace.request())
        .whenDone(answer -> answered(message, answer), why -> unanswered(message));
  }

  /** Takes entries with consecutive numbers from those that wait. */
  private List<Payload> takeBatch(long first) {
    List<Payload> entries = new ArrayList<>();
    long bytes = 0;
    for (Map.Entry<Long, Pending> next : pending.tailMap(first).entrySet()) {
      Payload entry = next.getValue().entry;
      bytes += entry.size();
      boolean consecutive = next.getKey() == first + entries.size();
      boolean fits = entries.isEmpty() || bytes <= BATCH_BYTES;
      if (!consecutive || !fits || !waiting.remove(next.getKey())) {
        break;
      }
      entries.add(entry);
    }
    return entries;
  }

  private void answered(Submit message, FromSequencer answer) {
    inFlight--;
    switch (answer) {
      case Sequenced(long first, List<Long> positions, Rest rest) -> {
        for (int i = 0; i < positions.size(); i++) {
          end(first + i, new AppendResult.Appended(new LogletOffset(positions.get(i))));
        }
        take(message, rest);
      }
      case Greeted greeted ->
          throw new IllegalStateException("the sequencer answered an append by " + greeted);
    }
    pump();
  }

  private void take(Submit message, Rest rest) {
    switch (rest) {
      case Rest.Nothing() -> {}
      case Rest.Waiting(List<NodeId> lagging) -> {
        obstacle = diagnosis("waits for a majority of LogServers", lagging);
        again(message);
      }
      case Rest.Sealed() -> meetSeal(message);
      case Rest.Fenced(String reason) -> {
        Diagnosis why =
            new Diagnosis(
                "append to %s: sequencer %s is fenced: %s"
                    .formatted(peers.loglet(), peers.sequencer(), reason),
                List.of(peers.sequencer()),
                "this Loglet takes no more appends: switch to another one");
        for (long number = message.first(); number < message.end(); number++) {
          end(number, new AppendResult.Indeterminate(why));
        }
      }
    }
  }

  private void unanswered(Submit message) {
    inFlight--;
    obstacle = diagnosis("does not answer", List.of(peers.sequencer()));
    environment
        .timers()
        .after(
            pace.pause(),
            () -> {
              environment.trace(
                  new NativeTrace.Appends.Retried(message.first(), message.entries().size()));
              again(message);
            });
  }

  /** The same numbers once more, those that are still pending (rule N13). */
  private void again(Submit message) {
    waiting.addAll(pending.subMap(message.first(), message.end()).keySet());
    pump();
  }

  /** The first Sealed reply: one success, one Sealed and one dead server would hang (rule N9). */
  private void meetSeal(Submit message) {
    stopped.add(message);
    if (stopped.size() == 1) {
      environment.trace(new NativeTrace.Appends.MetSeal());
      finishSeal.get().whenDone(done -> stopped.clear(), this::cannotFinishSeal); // N9
    }
  }

  private void cannotFinishSeal(Unavailable why) {
    obstacle = why.diagnosis();
    List<Submit> all = List.copyOf(stopped);
    stopped.clear();
    all.forEach(this::again);
  }

  // ---- ends ----

  private void end(long number, AppendResult result) {
    Pending append = pending.remove(number);
    if (append != null) {
      waiting.remove(number);
      load.release(append.entry.size());
      append.result.complete(result);
    }
  }

  private void endAll(AppendResult result) {
    List.copyOf(pending.keySet()).forEach(number -> end(number, result));
  }

  /** Ends what is overdue. Deadlines come in the order of the numbers, so one timer does. */
  private void watch() {
    if (watching || pending.isEmpty()) {
      return;
    }
    watching = true;
    long rest = pending.firstEntry().getValue().deadline - environment.timers().now();
    environment
        .timers()
        .after(
            Duration.ofNanos(Math.max(rest, 0)),
            () -> {
              watching = false;
              endOverdue();
              watch();
            });
  }

  private void endOverdue() {
    long now = environment.timers().now();
    while (!pending.isEmpty() && pending.firstEntry().getValue().deadline <= now) {
      end(pending.firstKey(), new AppendResult.Indeterminate(obstacle));
    }
  }

  private Diagnosis diagnosis(String state, List<NodeId> missing) {
    return new Diagnosis(
        "append to %s: not done within %d ms, sequencer %s %s"
            .formatted(peers.loglet(), limits.deadline().toMillis(), peers.sequencer(), state),
        missing,
        "replace the Loglet if they do not come back");
  }
}
