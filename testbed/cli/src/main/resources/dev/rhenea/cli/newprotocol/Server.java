package dev.rhenea.@package@;

import dev.rhenea.environment.Cell;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Trace;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;

/**
 * The Loglet itself. It decides by what it has written, durable or not yet, and answers when all of
 * that is durable: a crash takes nothing back that anybody was told.
 *
 * <pre>
 *   ABSENT  --create-->  OPEN  --seal-->  SEALED
 *      \                   \                \
 *       ------seal, destroy -----------------+-->  GONE
 * </pre>
 */
final class @Class@Server implements Role {
  /** Its name in messages. */
  static final String ROLE = "server";

  private enum Stage {
    ABSENT,
    OPEN,
    SEALED,
    GONE
  }

  /** What an observer sees of it. */
  sealed interface Step extends Trace {
    record Append(LogletOffset offset) implements Step {}

    record Seal(LogletOffset tail) implements Step {}

    record Trim(LogletOffset mark) implements Step {}
  }

  private final Environment environment;
  private final RecordLog entries;
  private final Cell cell;
  private Stage stage;
  private long trimMark;
  private long tail;
  private Future<Done> written;

  /** As its storage says. */
  @Class@Server(Environment environment) {
    this.environment = environment;
    this.entries = environment.storage().log("entries");
    this.cell = environment.storage().cell("stage");
    this.stage = cell.value().map(name -> Stage.valueOf(name.toUtf8())).orElse(Stage.ABSENT);
    this.trimMark = entries.start();
    this.tail = entries.end();
    this.written = environment.done();
  }

  @Override
  public Future<Payload> request(NodeId from, Payload message) {
    return answer(@Class@Message.decode(message)).map(@Class@Message::encode);
  }

  /** Nobody sends one-way messages to this server. */
  @Override
  public void send(NodeId from, Payload message) {
    throw new IllegalArgumentException("unexpected one-way message from " + from);
  }

  private Future<@Class@Message> answer(@Class@Message message) {
    return switch (message) {
      case @Class@Message.Create() -> create();
      case @Class@Message.Destroy() -> destroy();
      case @Class@Message.To(StorageId storage, @Class@Message.Operation operation) ->
          isHere(storage) ? perform(operation) : refuse(operation);
      default -> throw new IllegalArgumentException("not a request: " + message);
    };
  }

  private boolean isHere(StorageId storage) {
    return (stage == Stage.OPEN || stage == Stage.SEALED)
        && storage.equals(environment.storage().id());
  }

  private Future<@Class@Message> perform(@Class@Message.Operation operation) {
    return switch (operation) {
      case @Class@Message.Operation.Append(Payload entry) -> append(entry);
      case @Class@Message.Operation.CheckTail() ->
          onceDurable(new @Class@Message.TailIs(new LogletOffset(tail), stage == Stage.SEALED));
      case @Class@Message.Operation.Read(LogletOffset from, LogletOffset to, int maxBytes) ->
          read(from.value(), to.value(), maxBytes);
      case @Class@Message.Operation.Trim(LogletOffset before) -> trim(before.value());
      case @Class@Message.Operation.Seal() -> seal();
    };
  }

  /** The seal of a Loglet that is not there is remembered: it never comes into being (N14). */
  private Future<@Class@Message> refuse(@Class@Message.Operation operation) {
    if (operation instanceof @Class@Message.Operation.Seal) {
      enter(Stage.GONE);
    }
    return onceDurable(new @Class@Message.Unknown());
  }

  private Future<@Class@Message> create() {
    if (stage == Stage.ABSENT) {
      enter(Stage.OPEN);
    }
    return onceDurable(
        stage == Stage.GONE
            ? new @Class@Message.Unknown()
            : new @Class@Message.Created(environment.storage().id()));
  }

  private Future<@Class@Message> destroy() {
    enter(Stage.GONE);
    written = entries.dropBelow(tail);
    return onceDurable(new @Class@Message.Destroyed());
  }

  private Future<@Class@Message> append(Payload entry) {
    if (stage == Stage.SEALED) {
      return onceDurable(new @Class@Message.Sealed());
    }
    LogletOffset offset = new LogletOffset(tail);
    written = entries.write(tail, entry);
    tail++;
    environment.trace(new Step.Append(offset));
    return onceDurable(new @Class@Message.Appended(offset));
  }

  private Future<@Class@Message> seal() {
    enter(Stage.SEALED);
    environment.trace(new Step.Seal(new LogletOffset(tail)));
    return onceDurable(new @Class@Message.Sealed());
  }

  private Future<@Class@Message> trim(long before) {
    trimMark = Math.max(trimMark, Math.min(before, tail));
    written = entries.dropBelow(trimMark);
    environment.trace(new Step.Trim(new LogletOffset(trimMark)));
    return onceDurable(new @Class@Message.TrimmedTo(new LogletOffset(trimMark)));
  }

  private Future<@Class@Message> read(long from, long to, int maxBytes) {
    return written
        .compose(durable -> entries.read(from, Math.min(to, tail), maxBytes))
        .map(found -> from < trimMark ? trimmed() : entries(found));
  }

  private @Class@Message trimmed() {
    return new @Class@Message.TrimmedTo(new LogletOffset(trimMark));
  }

  private static @Class@Message entries(List<RecordLog.Entry> found) {
    List<Payload> bytes = new ArrayList<>();
    found.forEach(entry -> bytes.add(entry.bytes()));
    return new @Class@Message.Entries(bytes);
  }

  private void enter(Stage next) {
    stage = next;
    written = cell.write(Payload.utf8(next.name()));
  }

  /** All writes become durable in the order in which they were issued, so the last one tells. */
  private Future<@Class@Message> onceDurable(@Class@Message answer) {
    return written.map(durable -> answer);
  }
}
