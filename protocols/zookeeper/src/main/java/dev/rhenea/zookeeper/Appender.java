package dev.rhenea.zookeeper;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import java.util.List;
import java.util.Optional;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.OpResult;
import org.apache.zookeeper.ZooDefs;

/**
 * The append path of one handle: sends in the order of issue, keeps that order when connections
 * break, and never writes an entry twice. Loop-confined.
 *
 * <p>An append is one transaction: check that the seal is unset, advance the version of the
 * handle's {@link Writer} from i to i + 1, create the next sequential node. The version chains the
 * appends of a generation: one can only land directly after its predecessor, at most once. So when
 * a connection breaks, what ZooKeeper's client lets through afterwards is refused, and the landed
 * appends are a prefix of those sent. {@link Recovery} then tells which.
 *
 * <pre>
 *   state       on                                    next
 *   RESTING     an append                             RECOVERING
 *   RECOVERING  Recovery.Ready                        WRITING
 *               Recovery.Sealed                       SEALED
 *               Recovery.Unknown                      RESTING (all Indeterminate)
 *               unavailable                           RECOVERING after a pause; RESTING if nothing
 *                                                     waits any more
 *   WRITING     a lost connection, a broken chain     RECOVERING
 *               a refusal by the seal                 SEALED, if CheckTail says so too
 *   SEALED      -                                     for good
 *   any         close                                 CLOSED, for good
 * </pre>
 */
final class Appender {
  private static final byte[] NO_DATA = new byte[0];
  private static final int SEAL = 0;
  private static final int CREATE = 2;

  private enum State {
    RESTING,
    RECOVERING,
    WRITING,
    SEALED,
    CLOSED
  }

  private final Environment environment;
  private final Keeper keeper;
  private final LogletTree tree;
  private final Calls calls;
  private final KnownTail known;
  private final int window;
  private final long handle;
  private final Recovery recovery;
  private final Outstanding outstanding;

  private State state = State.RESTING;
  private Optional<Writer> writer = Optional.empty();
  private int chained;
  private int unanswered;
  private int attempts;

  /**
   * The append path of a handle.
   *
   * @param window appends that may be under way at a time
   */
  Appender(
      Environment environment,
      Keeper keeper,
      LogletTree tree,
      Calls calls,
      KnownTail known,
      HandleLimits limits,
      int window) {
    this.environment = environment;
    this.keeper = keeper;
    this.tree = tree;
    this.calls = calls;
    this.known = known;
    this.window = window;
    this.handle = environment.random().nextLong();
    this.recovery = new Recovery(environment, keeper, tree, handle);
    String late = "append to %s within %d ms".formatted(tree.id(), limits.deadline().toMillis());
    this.outstanding =
        new Outstanding(
            environment, limits, () -> new AppendResult.Indeterminate(calls.diagnose(late)));
  }

  Future<AppendResult> append(Payload entry) {
    return outstanding
        .admit(entry)
        .<Future<AppendResult>>map(why -> environment.completed(new AppendResult.Rejected(why)))
        .orElseGet(() -> {
          Future<AppendResult> result = outstanding.add(entry);
          go();
          return result;
        });
  }

  private void go() {
    switch (state) {
      case RESTING -> {
        if (!outstanding.isEmpty()) {
          recover();
        }
      }
      case RECOVERING -> {}
      case WRITING -> {
        Optional<PendingAppend> next = sendable();
        while (next.isPresent()) {
          send(writer.orElseThrow(), next.get());
          next = sendable();
        }
      }
      case SEALED -> outstanding.endAll(new AppendResult.Sealed());
      case CLOSED -> {}
    }
  }

  private Optional<PendingAppend> sendable() {
    return unanswered < window ? outstanding.send() : Optional.empty();
  }

  private void send(Writer as, PendingAppend append) {
    append.notBelow = known.offset();
    unanswered++;
    keeper
        .multi(
            List.of(
                Op.check(tree.seal(), LogletTree.OPEN),
                Op.setData(as.path(), NO_DATA, chained++),
                Op.create(
                    tree.nextEntry(),
                    new StoredEntry(handle, append.number, append.entry).encode().toByteArray(),
                    ZooDefs.Ids.OPEN_ACL_UNSAFE,
                    CreateMode.PERSISTENT_SEQUENTIAL)))
        .whenDone(reply -> answered(as, append, reply), lost -> broken(as));
  }

  private void answered(Writer as, PendingAppend append, Reply<List<OpResult>> reply) {
    if (reply instanceof Reply.Done<List<OpResult>>(List<OpResult> results)
        && results.get(CREATE) instanceof OpResult.CreateResult created) {
      LogletOffset offset = tree.offset(created.getPath());
      // True, whatever happened to the writer since.
      outstanding.end(append, new AppendResult.Appended(offset));
      known.raise(offset.next());
    }
    if (!isCurrent(as)) {
      return;
    }
    unanswered--;
    if (reply.refused(SEAL, Code.BADVERSION)) {
      stopped();
    } else if (reply instanceof Reply.Refused<List<OpResult>>) {
      broken(as);
    } else {
      go();
    }
  }

  private void broken(Writer as) {
    if (isCurrent(as)) {
      calls.lost();
      recover();
    }
  }

  private boolean isCurrent(Writer as) {
    return state == State.WRITING && writer.orElseThrow().equals(as);
  }

  /**
   * The seal refused an append, and so every later one, while all earlier ones were answered:
   * nothing is in doubt but whether the Loglet is sealed or destroyed.
   */
  private void stopped() {
    state = State.RECOVERING;
    new CheckTail(environment, keeper, tree)
        .observe()
        .whenDone(
            now -> {
              if (state == State.RECOVERING && now instanceof Observation.Sealed(var tail)) {
                sealed(tail);
              } else {
                recover();
              }
            },
            this::recoverLater);
  }

  private void sealed(LogletOffset tail) {
    state = State.SEALED;
    known.raise(tail);
    known.seal();
    outstanding.endAll(new AppendResult.Sealed());
  }

  private void recover() {
    if (state == State.CLOSED) {
      return;
    }
    state = State.RECOVERING;
    recovery.run(outstanding.sent()).whenDone(this::recovered, this::recoverLater);
  }

  private void recoverLater(Unavailable why) {
    calls.lost();
    environment
        .timers()
        .after(
            calls.pause(attempts++),
            () -> {
              if (state == State.RECOVERING) {
                state = State.RESTING;
                go();
              }
            });
  }

  private void recovered(Recovery.Outcome outcome) {
    attempts = 0;
    if (state == State.CLOSED) {
      recovery.fence();
      return;
    }
    switch (outcome) {
      case Recovery.Outcome.Ready ready -> {
        outstanding.settle(
            ready.landed(),
            ready.complete()
                ? Optional.empty()
                : Optional.of(indeterminate("trimmed before its outcome was known")));
        known.raise(ready.tail());
        resume(ready.writer());
      }
      case Recovery.Outcome.Sealed sealed -> {
        outstanding.settle(sealed.landed(), Optional.of(new AppendResult.Sealed()));
        sealed(sealed.tail());
      }
      case Recovery.Outcome.Unknown() -> {
        state = State.RESTING;
        outstanding.endAll(
            indeterminate("the ensemble knows no such Loglet: destroyed, or never created"));
      }
    }
  }

  private void resume(Writer next) {
    outstanding.sendAgain();
    writer = Optional.of(next);
    chained = 0;
    unanswered = 0;
    state = State.WRITING;
    go();
  }

  /**
   * Ends the handle: later appends are rejected, those under way end as indeterminate, and once the
   * future completes they cannot land any more.
   */
  Future<Done> close() {
    state = State.CLOSED;
    outstanding.close(indeterminate("the handle was closed"));
    return recovery.fence();
  }

  private AppendResult indeterminate(String why) {
    return new AppendResult.Indeterminate(
        Diagnosis.of("append to %s: %s".formatted(tree.id(), why)));
  }
}
