package dev.rhenea.memory;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.Trace;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.memory.MemoryMessage.Operation;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Loglet itself: its entries from the trim mark on, and whether it is sealed. */
final class MemoryServer implements Role {
  /** Its name in messages. */
  static final String ROLE = "server";

  private final Environment environment;
  private final Presence presence;
  private final SortedMap<Long, Payload> entries = new TreeMap<>();
  private final SortedMap<Long, Session> sessions = new TreeMap<>();
  private List<Follower> followers = new ArrayList<>();
  private long trimMark;
  private long tail;
  private boolean sealed;
  private Kind kind = Kind.ORIGINAL;

  /** How entries get in. */
  private enum Kind {
    /** By appends. */
    ORIGINAL,
    /** By a copier, who is not done: there is nothing to see. */
    UNFINISHED_COPY,
    /** A copier was done with it. */
    COPY
  }

  /** What an observer sees of it. */
  sealed interface Step extends Trace {
    record Append(LogletOffset offset) implements Step {}

    record Seal(LogletOffset tail) implements Step {}

    record Trim(LogletOffset mark) implements Step {}

    record Finish(LogletOffset tail) implements Step {}
  }

  /** Who waits for the tail to pass an offset. */
  private record Follower(long beyond, Promise<MemoryMessage> answer) {}

  MemoryServer(Environment environment) {
    this.environment = environment;
    this.presence = new Presence(environment);
  }

  @Override
  public Future<Payload> request(NodeId from, Payload message) {
    return answer(MemoryMessage.decode(message)).map(MemoryMessage::encode);
  }

  /** Nobody sends one-way messages to this server. */
  @Override
  public void send(NodeId from, Payload message) {
    throw new IllegalArgumentException("unexpected one-way message from " + from);
  }

  private Future<MemoryMessage> answer(MemoryMessage message) {
    return switch (message) {
      case MemoryMessage.Create() ->
          presence.create().map(here -> here && kind == Kind.ORIGINAL ? created() : unknown());
      case MemoryMessage.Begin(LogletOffset first) -> begin(first.value());
      case MemoryMessage.Destroy() -> end().map(done -> created());
      case MemoryMessage.To(var storage, var operation) ->
          presence.isHere(storage) && isFor(operation) ? perform(operation) : refuse(operation);
      default -> throw new IllegalArgumentException("not a request: " + message);
    };
  }

  private boolean isFor(Operation operation) {
    return operation instanceof Operation.OfCopier
        ? kind != Kind.ORIGINAL
        : kind != Kind.UNFINISHED_COPY;
  }

  private Future<MemoryMessage> perform(Operation operation) {
    return switch (operation) {
      case Operation.Append append -> session(append.handle()).accept(append);
      case Operation.CheckTail() -> environment.completed(tail());
      case Operation.Read(LogletOffset from, LogletOffset to, int maxBytes) ->
          environment.completed(read(from.value(), to.value(), maxBytes));
      case Operation.Trim(LogletOffset before) -> environment.completed(trim(before.value()));
      case Operation.Seal() -> environment.completed(seal());
      case Operation.AwaitTail(LogletOffset beyond, Duration atMost) ->
          follow(beyond.value(), atMost);
      case Operation.Write(LogletOffset from, List<Optional<Payload>> copied) ->
          environment.completed(write(from.value(), copied));
      case Operation.Finish(LogletOffset end) -> environment.completed(finish(end.value()));
    };
  }

  /** The seal of a Loglet that is not there is remembered: it never comes into being (N14). */
  private Future<MemoryMessage> refuse(Operation operation) {
    return operation instanceof Operation.Seal
        ? end().map(done -> unknown())
        : environment.completed(unknown());
  }

  private Future<Done> end() {
    entries.clear();
    sessions.clear();
    wakeFollowers(unknown());
    return presence.end();
  }

  private Future<MemoryMessage> begin(long first) {
    if (presence.isAbsent() && kind == Kind.ORIGINAL) {
      kind = Kind.UNFINISHED_COPY;
      trimMark = first;
      tail = first;
    }
    return presence.create().map(here -> here && kind != Kind.ORIGINAL ? created() : unknown());
  }

  /** Takes what begins at or below the end of what is there, without what is there already. */
  private MemoryMessage write(long from, List<Optional<Payload>> copied) {
    if (kind == Kind.UNFINISHED_COPY && from <= tail) {
      for (Optional<Payload> entry : copied.subList(known(from, copied), copied.size())) {
        long offset = tail++;
        entry.ifPresent(payload -> entries.put(offset, payload));
      }
    }
    return new MemoryMessage.CopiedTo(new LogletOffset(tail));
  }

  private int known(long from, List<?> copied) {
    return (int) Math.min(tail - from, copied.size());
  }

  private MemoryMessage finish(long end) {
    if (end != tail) {
      return new MemoryMessage.CopiedTo(new LogletOffset(tail));
    }
    if (kind == Kind.UNFINISHED_COPY) {
      kind = Kind.COPY;
      sealed = true;
      environment.trace(new Step.Finish(new LogletOffset(tail)));
    }
    return new MemoryMessage.Sealed();
  }

  private Session session(long handle) {
    return sessions.computeIfAbsent(handle, fresh -> new Session(environment, this::append));
  }

  private MemoryMessage append(Payload entry) {
    if (sealed) {
      return new MemoryMessage.Sealed();
    }
    entries.put(tail, entry);
    LogletOffset offset = new LogletOffset(tail++);
    environment.trace(new Step.Append(offset));
    wakeFollowers(tail());
    return new MemoryMessage.Appended(offset);
  }

  private MemoryMessage seal() {
    sealed = true;
    environment.trace(new Step.Seal(new LogletOffset(tail)));
    wakeFollowers(tail());
    return new MemoryMessage.Sealed();
  }

  private MemoryMessage read(long from, long to, int maxBytes) {
    if (from < trimMark) {
      return new MemoryMessage.TrimmedTo(new LogletOffset(trimMark));
    }
    List<Optional<Payload>> found = new ArrayList<>();
    long bytes = 0;
    for (long offset = from; offset < Math.min(to, tail); offset++) {
      Optional<Payload> entry = Optional.ofNullable(entries.get(offset));
      bytes += Math.max(1, entry.map(Payload::size).orElse(0)); // a filler takes its place, too
      if (!found.isEmpty() && bytes > maxBytes) {
        break;
      }
      found.add(entry);
    }
    return new MemoryMessage.Entries(found);
  }

  private MemoryMessage trim(long before) {
    trimMark = Math.max(trimMark, Math.min(before, tail));
    entries.headMap(trimMark).clear();
    environment.trace(new Step.Trim(new LogletOffset(trimMark)));
    return new MemoryMessage.TrimmedTo(new LogletOffset(trimMark));
  }

  private Future<MemoryMessage> follow(long beyond, Duration atMost) {
    Promise<MemoryMessage> answer = environment.promise();
    followers.add(new Follower(beyond, answer));
    var timer = environment.timers().after(atMost, () -> wake(answer));
    answer.whenDone(timer::cancel);
    wakeFollowers(tail());
    return answer;
  }

  private void wake(Promise<MemoryMessage> answer) {
    followers.removeIf(follower -> follower.answer == answer);
    answer.complete(tail());
  }

  private void wakeFollowers(MemoryMessage news) {
    List<Follower> waiting = new ArrayList<>();
    for (Follower follower : followers) {
      if (sealed || tail > follower.beyond || news instanceof MemoryMessage.Unknown) {
        follower.answer.complete(news);
      } else {
        waiting.add(follower);
      }
    }
    followers = waiting;
  }

  private MemoryMessage tail() {
    return new MemoryMessage.TailIs(new LogletOffset(tail), sealed);
  }

  private MemoryMessage created() {
    return new MemoryMessage.Created(environment.storage().id());
  }

  private static MemoryMessage unknown() {
    return new MemoryMessage.Unknown();
  }
}
