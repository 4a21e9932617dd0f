package dev.rhenea.composition.lockstep;

import dev.rhenea.composition.lockstep.LockstepMessage.Committed;
import dev.rhenea.composition.lockstep.LockstepMessage.Outcome;
import dev.rhenea.composition.lockstep.LockstepMessage.Submit;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Timers;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.ordering.HandleOrder;
import dev.rhenea.ordering.Ordered;
import dev.rhenea.ordering.Rest;
import dev.rhenea.ordering.Submission;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes every entry to all children in lockstep: gives it an offset, appends to each child what
 * that keeps of it, in the order of offsets, and expects each to answer that very offset.
 *
 * <pre>
 *   CONDUCTING --every child answered the stamped offset--> CONDUCTING, committed one further (M3)
 *       |
 *       +--a child is sealed-------------------------------> stopped: Sealed, to every append
 *       +--a child answered anything else------------------> stopped: Fenced, to every append (M5)
 * </pre>
 *
 * What it committed it goes on acknowledging to retries, also when stopped.
 */
final class Conductor {
  /** What may be on its way to the children; their own limits lie above it (M5). */
  static final int MOST_ENTRIES = 16_384;

  static final long MOST_BYTES = 128L << 20;

  /** Bytes of an entry on their way to a child, and how many children have not answered yet. */
  private static final class Written {
    private final int size;
    private int missing;

    private Written(int size, int missing) {
      this.size = size;
      this.missing = missing;
    }
  }

  private record Appender(Submission submission, Promise<Outcome> answer, Timers.Timer patience) {}

  private record Follower(long beyond, Promise<Committed> answer, Timers.Timer patience) {}

  private final Environment environment;
  private final Layout layout;
  private final List<Loglet> children;
  private final SortedMap<Long, HandleOrder> handles = new TreeMap<>();

  /** By offset, from {@link #committed} on. */
  private final SortedMap<Long, Written> written = new TreeMap<>();

  private long committed;
  private long bytes;
  private List<Appender> appenders = new ArrayList<>();
  private List<Follower> followers = new ArrayList<>();
  private @Nullable Rest stopped;

  Conductor(Environment environment, Layout layout, List<Loglet> children) {
    this.environment = environment;
    this.layout = layout;
    this.children = List.copyOf(children);
  }

  /** Writes the entries, and answers when all of them are committed or none can be any more. */
  Future<Outcome> submit(Submit submit) {
    Submission submission = submit.submission();
    HandleOrder order = order(submission);
    if (stopped == null && hasRoomFor(submission)) {
      order.take(submission, (handle, number, entry) -> write(entry));
    } else {
      order.forgetBelow(submission.lowest());
    }
    Promise<Outcome> answer = environment.promise();
    appenders.add(
        new Appender(
            submission,
            answer,
            environment
                .timers()
                .after(submission.patience(), () -> answer.complete(outcome(submission)))));
    settle();
    return answer;
  }

  /** Without room it is as if the submission had been lost: it comes again. */
  private boolean hasRoomFor(Submission submission) {
    long size = submission.entries().stream().mapToLong(Payload::size).sum();
    return written.isEmpty()
        || (written.size() + submission.entries().size() <= MOST_ENTRIES
            && bytes + size <= MOST_BYTES);
  }

  private HandleOrder order(Submission submission) {
    return handles.computeIfAbsent(submission.handle(), unknown -> new HandleOrder());
  }

  private long write(Payload entry) {
    long offset = committed + written.size();
    List<Payload> parts = layout.parts(offset, entry);
    int size = layout.share(entry.size());
    written.put(offset, new Written(size, children.size()));
    bytes += size;
    for (int i = 0; i < children.size(); i++) {
      Loglet child = children.get(i);
      child
          .append(parts.get(i))
          .whenDone(
              result -> heard(child, offset, result),
              why -> stop(new Rest.Fenced(name(child) + ": " + why.diagnosis())));
    }
    return offset;
  }

  private void heard(Loglet child, long offset, AppendResult result) {
    if (stopped != null) {
      return;
    }
    switch (result) {
      case AppendResult.Appended(LogletOffset at) when at.value() == offset -> count(offset); // M3
      case AppendResult.Appended(LogletOffset at) ->
          stop(
              new Rest.Fenced(
                  "%s put at %s what belongs at %d".formatted(name(child), at, offset)));
      case AppendResult.Sealed() -> stop(new Rest.Sealed());
      case AppendResult.Rejected(var why) ->
          stop(new Rest.Fenced("%s rejected an entry: %s".formatted(name(child), why)));
      case AppendResult.Indeterminate(var why) ->
          stop(
              new Rest.Fenced(
                  "%s does not say what became of an entry: %s".formatted(name(child), why)));
    }
  }

  private String name(Loglet child) {
    return "child " + (children.indexOf(child) + 1);
  }

  /** In order: an offset counts only on top of those below (M3). */
  private void count(long offset) {
    Objects.requireNonNull(written.get(offset)).missing--;
    long before = committed;
    for (Written next = written.get(committed);
        next != null && next.missing == 0;
        next = written.get(committed)) {
      bytes -= next.size;
      written.remove(committed++);
    }
    if (committed > before) {
      environment.trace(new LockstepTrace.Committed(committed));
      settle();
    }
  }

  private void stop(Rest outcome) {
    if (stopped == null) {
      stopped = outcome; // M5
      written.clear();
      environment.trace(new LockstepTrace.Stopped(outcome.toString()));
      settle();
    }
  }

  /** How far all children are, once that is above {@code beyond}, or after {@code patience}. */
  Future<Committed> await(long beyond, Duration patience) {
    Promise<Committed> answer = environment.promise();
    followers.add(
        new Follower(
            beyond,
            answer,
            environment.timers().after(patience, () -> answer.complete(new Committed(committed)))));
    settle();
    return answer;
  }

  /** The Loglet is no more. */
  Future<Done> end() {
    stop(new Rest.Fenced("the Loglet was destroyed"));
    return Future.all(environment, children.stream().map(Loglet::close).toList())
        .map(all -> Done.DONE);
  }

  private void settle() {
    List<Appender> patient = new ArrayList<>();
    for (Appender each : appenders) {
      if (stopped != null || isCommitted(each.submission)) {
        each.patience.cancel();
        each.answer.complete(outcome(each.submission));
      } else if (!each.answer.isDone()) {
        patient.add(each);
      }
    }
    appenders = patient;
    List<Follower> behind = new ArrayList<>();
    for (Follower each : followers) {
      if (stopped != null || committed > each.beyond) {
        each.patience.cancel();
        each.answer.complete(new Committed(committed));
      } else if (!each.answer.isDone()) {
        behind.add(each);
      }
    }
    followers = behind;
  }

  private boolean isCommitted(Submission submission) {
    HandleOrder order = order(submission);
    return submission.end() <= order.lowest()
        || order.position(submission.end() - 1).filter(last -> last < committed).isPresent();
  }

  /** How things stand with those numbers of a submission that somebody still waits for. */
  private Outcome outcome(Submission submission) {
    HandleOrder order = order(submission);
    long first = Math.clamp(order.lowest(), submission.first(), submission.end());
    return new Outcome(
        committed,
        new Ordered(first, order.positions(first, submission.end(), committed), rest(submission)));
  }

  private Rest rest(Submission submission) {
    if (isCommitted(submission)) {
      return new Rest.Nothing();
    }
    return stopped != null ? stopped : new Rest.Waiting(List.<NodeId>of(), "");
  }
}
