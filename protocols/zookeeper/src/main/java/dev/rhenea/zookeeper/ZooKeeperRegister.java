package dev.rhenea.zookeeper;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.OpResult;
import org.apache.zookeeper.data.Stat;

/**
 * A register as one node of ZooKeeper's tree: the node's version is the register's.
 *
 * <p>A read begins with a write through the quorum that changes nothing, and reads on the same
 * session behind it, so it sees every write that was acknowledged before the call. A write is
 * conditional on the node's version, so repeating it after a lost connection is harmless; when the
 * repetition is refused, the id stored with the value tells whether the first attempt did it.
 */
final class ZooKeeperRegister implements VersionedRegister {
  private static final int ANY_VERSION = -1;
  private static final String FOLDER = LogletTree.ROOT + "/registers";

  private final Environment environment;
  private final String path;
  private final String description;
  private final Keeper keeper;
  private final Calls calls;
  private final long handle;
  private long count;

  ZooKeeperRegister(
      Environment environment,
      Ensemble ensemble,
      Sessions sessions,
      RegisterId id,
      Duration deadline) {
    this.environment = environment;
    this.path = FOLDER + "/register-" + id.name().replace('/', ':');
    this.description = "register " + id;
    this.keeper = new Keeper(environment, sessions, ensemble);
    this.calls = new Calls(environment, ensemble, deadline);
    this.handle = environment.random().nextLong();
  }

  /** Makes the register unless it is there. */
  Future<Done> create() {
    return calls.call(
        "create of " + description,
        () ->
            Future.all(
                    environment,
                    List.of(LogletTree.ROOT, FOLDER, path).stream()
                        .map(each -> keeper.create(each, Payload.empty(), CreateMode.PERSISTENT))
                        .toList())
                .map(madeOrThere -> Done.DONE));
  }

  @Override
  public Future<Versioned> read() {
    String operation = "read of " + description;
    return calls
        .call(operation, this::readOnce)
        .compose(found ->
            found
                .map(environment::completed)
                .orElseGet(() ->
                    environment.unavailable(Diagnosis.of(operation + ": it was never created"))));
  }

  private Future<Optional<Versioned>> readOnce() {
    Future<Reply<List<OpResult>>> barrier = keeper.multi(List.of(Op.check(path, ANY_VERSION)));
    Future<Reply<Keeper.Node>> node = keeper.getData(path);
    return barrier
        .compose(passed -> node)
        .map(reply ->
            reply instanceof Reply.Done<Keeper.Node>(Keeper.Node found)
                ? Optional.of(versioned(found))
                : Optional.empty());
  }

  private static Versioned versioned(Keeper.Node node) {
    Version version = new Version(node.stat().getVersion());
    return version.equals(Version.NONE)
        ? Versioned.NOTHING
        : new Versioned(version, RegisterValue.decode(node.data()).bytes());
  }

  @Override
  public Future<WriteResult> conditionalWrite(Payload value, Version expected) {
    Write write = new Write(new RegisterValue(handle, count++, value), expected);
    return calls
        .call("write of " + description, write::attempt)
        .recover(why -> environment.completed(new WriteResult.Indeterminate(why.diagnosis())));
  }

  @Override
  public Future<Done> close() {
    calls.close();
    keeper.close();
    return environment.done();
  }

  /** One conditional write, however many attempts it takes. */
  private final class Write {
    private final RegisterValue value;
    private final Version expected;
    private boolean tried;

    Write(RegisterValue value, Version expected) {
      this.value = value;
      this.expected = expected;
    }

    Future<WriteResult> attempt() {
      boolean first = !tried;
      tried = true;
      return keeper
          .setData(path, value.encode(), Math.toIntExact(expected.number()))
          .compose(reply -> {
            if (reply instanceof Reply.Done<Stat>) {
              return environment.completed(new WriteResult.Written(expected.next()));
            }
            if (reply.refused(Code.BADVERSION)) {
              return first ? environment.completed(new WriteResult.Conflict()) : look();
            }
            return indeterminate("it was never created");
          });
    }

    /** The refusal came through the quorum, so this session reads what caused it, or newer. */
    private Future<WriteResult> look() {
      return keeper
          .getData(path)
          .compose(reply -> {
            if (!(reply instanceof Reply.Done<Keeper.Node>(Keeper.Node node))
                || node.stat().getVersion() != expected.next().number()) {
              return indeterminate("an attempt was lost, and newer values followed");
            }
            return environment.completed(
                RegisterValue.decode(node.data()).isOf(value)
                    ? new WriteResult.Written(expected.next())
                    : new WriteResult.Conflict());
          });
    }

    private Future<WriteResult> indeterminate(String why) {
      return environment.completed(
          new WriteResult.Indeterminate(
              Diagnosis.of("write of %s after %s: %s".formatted(description, expected, why))));
    }
  }
}
