package dev.rhenea.ordering;

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
 * Loop-confined.
 *
 * <pre>
 *   waiting --window free--> in flight --committed------------------------> Appended
 *      ^------no answer, or not yet-----+  |  |
 *                                          |  +--fenced, deadline, close--> Indeterminate
 *                                          +--the seal is finished (N9)---> Sealed
 * </pre>
 *
 * @param <A> see {@link Orderer}
 */
public final class Appends<A> {
  /** Batches on their way at once. */
  private static final int WINDOW = 8;

  /** Bytes of entries in a batch, unless a single entry is larger. */
  private static final int BATCH_BYTES = 256 * 1024;

  private record Pending(Payload entry, long deadline, Promise<AppendResult> result) {}

  private final Environment environment;
  private final String loglet;
  private final Orderer<A> orderer;
  private final HandleLimits limits;
  private final Duration request;
  private final Duration pause;
  private final Supplier<Future<Done>> finishSeal;
  private final long handle;
  private final InFlight load;
  private final NavigableMap<Long, Pending> pending = new TreeMap<>();
  private final NavigableSet<Long> waiting = new TreeSet<>();
  private final List<Submission> stopped = new ArrayList<>();
  private Diagnosis obstacle;
  private long nextNumber;
  private int inFlight;
  private boolean pumping;
  private boolean watching;
  private boolean sealed;

  /**
   * For a new handle, which draws its identity here.
   *
   * @param loglet its name in diagnoses
   * @param request how long one answer is awaited
   * @param pause before a submission that was not answered is made again
   * @param finishSeal what to do on the first Sealed reply, so that every later append is stopped
   */
  public Appends(
      Environment environment,
      String loglet,
      Orderer<A> orderer,
      HandleLimits limits,
      Duration request,
      Duration pause,
      Supplier<Future<Done>> finishSeal) {
    this.environment = environment;
    this.loglet = loglet;
    this.orderer = orderer;
    this.limits = limits;
    this.request = request;
    this.pause = pause;
    this.finishSeal = finishSeal;
    handle = environment.random().nextLong();
    load = new InFlight(limits);
    obstacle = diagnosis("does not answer", List.of(orderer.node()));
  }

  /** Appends an entry; what an answer proves is the protocol's to argue. */
  public Future<AppendResult> append(Payload entry) {
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

  /** The Loglet is sealed for sure: nothing that is pending needs to be waited for. */
  public void sealed() {
    sealed = true;
    endAll(new AppendResult.Sealed());
  }

  /**
   * The Loglet does not exist any more: whoever appends is to hear that, not that it was sealed.
   * Its servers say so; a seal is theirs to keep, not a handle's (O1).
   */
  public void gone() {
    sealed = false;
  }

  /** Admits nothing any more; what is pending may be in the log or not. */
  public void close() {
    load.close();
    endAll(new AppendResult.Indeterminate(Diagnosis.of("append: the handle was closed")));
  }

  // ---- submit ----

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
    Submission message =
        new Submission(handle, pending.firstKey(), request.dividedBy(2), first, entries);
    orderer
        .submit(message, request)
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

  private void answered(Submission message, A answer) {
    inFlight--;
    Ordered ordered = orderer.ordered(answer);
    for (int i = 0; i < ordered.positions().size(); i++) {
      end(
          ordered.first() + i,
          new AppendResult.Appended(new LogletOffset(ordered.positions().get(i))));
    }
    take(message, ordered.rest());
    pump();
  }

  private void take(Submission message, Rest rest) {
    switch (rest) {
      case Rest.Nothing() -> {}
      case Rest.Waiting(List<NodeId> lagging, String why) -> {
        String because = why.isEmpty() ? "" : " (" + why + ")";
        obstacle = diagnosis("waits for " + orderer.quorum() + because, lagging);
        again(message);
      }
      case Rest.Sealed() -> meetSeal(message);
      case Rest.Fenced(String reason) -> {
        Diagnosis why =
            new Diagnosis(
                "append to %s: %s is fenced: %s".formatted(loglet, orderer.name(), reason),
                List.of(orderer.node()),
                "this Loglet takes no more appends: switch to another one");
        for (long number = message.first(); number < message.end(); number++) {
          end(number, new AppendResult.Indeterminate(why));
        }
      }
    }
  }

  private void unanswered(Submission message) {
    inFlight--;
    obstacle = diagnosis("does not answer", List.of(orderer.node()));
    environment
        .timers()
        .after(
            pause,
            () -> {
              environment.trace(
                  new AppendsTrace.Retried(message.first(), message.entries().size()));
              again(message);
            });
  }

  /** The same numbers once more, those that are still pending (rule N13). */
  private void again(Submission message) {
    waiting.addAll(pending.subMap(message.first(), message.end()).keySet());
    pump();
  }

  /** The first Sealed reply: one success, one Sealed and one dead server would hang (rule N9). */
  private void meetSeal(Submission message) {
    stopped.add(message);
    if (stopped.size() == 1) {
      environment.trace(new AppendsTrace.MetSeal());
      finishSeal.get().whenDone(done -> stopped.clear(), this::cannotFinishSeal); // N9
    }
  }

  private void cannotFinishSeal(Unavailable why) {
    obstacle = why.diagnosis();
    List<Submission> all = List.copyOf(stopped);
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
        "append to %s: not done within %d ms, %s %s"
            .formatted(loglet, limits.deadline().toMillis(), orderer.name(), state),
        missing,
        "replace the Loglet if they do not come back");
  }
}
