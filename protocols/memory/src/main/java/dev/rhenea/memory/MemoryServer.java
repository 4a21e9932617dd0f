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

  /** What an observer sees of it. */
  sealed interface Step extends Trace {
    record Append(LogletOffset offset) implements Step {}

    record Seal(LogletOffset tail) implements Step {}

    record Trim(LogletOffset mark) implements Step {}
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
      case MemoryMessage.Create() -> presence.create().map(here -> here ? created() : unknown());
      case MemoryMessage.Destroy() -> end().map(done -> created());
      case MemoryMessage.To(var storage, var operation) ->
          presence.isHere(storage) ? perform(operation) : refuse(operation);
      default -> throw new IllegalArgumentException("not a request: " + message);
    };
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
    List<Payload> found = new ArrayList<>();
    long bytes = 0;
    for (Payload entry : entries.subMap(from, Math.max(from, to)).values()) {
      bytes += entry.size();
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
