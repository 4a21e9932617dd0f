package dev.rhenea.zookeeper;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.List;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.OpResult;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.data.Stat;

/**
 * The birth and the end of a Loglet (rule N14). Both are idempotent: what exists is never reset,
 * and the seal of a destroyed Loglet stays, so that its id can never mean an empty one again. Made
 * for one use.
 */
final class LogletLifecycle {
  private static final Payload DESTROYED = Payload.utf8("destroyed");
  private static final Payload NOTHING = Payload.empty();

  private final Environment environment;
  private final Ensemble ensemble;
  private final LogletTree tree;
  private final Keeper keeper;
  private final Calls calls;

  LogletLifecycle(
      Environment environment,
      Ensemble ensemble,
      Sessions sessions,
      LogletTree tree,
      Duration deadline) {
    this.environment = environment;
    this.ensemble = ensemble;
    this.tree = tree;
    this.keeper = new Keeper(environment, sessions, ensemble);
    this.calls = new Calls(environment, ensemble, deadline);
  }

  /** Makes the Loglet; unavailable if it was destroyed before, or a named node has no server. */
  Future<Done> create() {
    String operation = "create of " + tree.id();
    if (!ensemble.withoutServer().isEmpty()) {
      return environment.unavailable(
          new Diagnosis(
              operation + ": not every node runs a ZooKeeper server",
              ensemble.withoutServer(),
              "name nodes that do, or start servers there"));
    }
    Future<Done> created =
        calls
            .call(operation, this::createOnce)
            .compose(now ->
                now instanceof Observation.Unknown
                    ? environment.unavailable(
                        Diagnosis.of(operation + ": it was destroyed; ids are not used again"))
                    : environment.done());
    created.whenDone(keeper::close);
    return created;
  }

  /**
   * Ends the Loglet: when the future completes nobody can append or read any more. Its entries are
   * deleted afterwards, in the background.
   */
  Future<Done> destroy() {
    Future<Done> destroyed = calls.call("destroy of " + tree.id(), this::destroyOnce);
    destroyed
        .compose(done -> new Sweep(environment, keeper, tree, calls).start())
        .whenDone(keeper::close);
    return destroyed;
  }

  private Future<Observation> createOnce() {
    return makeAncestors()
        .compose(made ->
            keeper.multi(
                List.of(
                    make(tree.node(), NOTHING),
                    make(tree.seal(), NOTHING),
                    make(tree.trim(), TrimState.NOTHING.encode()),
                    make(tree.entries(), NOTHING))))
        .compose(reply ->
            reply instanceof Reply.Done<List<OpResult>>
                ? environment.completed(new Observation.Open(LogletOffset.ZERO))
                : new CheckTail(environment, keeper, tree).observe());
  }

  private Future<Done> destroyOnce() {
    return keeper
        .setData(tree.seal(), DESTROYED, -1)
        .compose(reply ->
            reply.refused(Code.NONODE)
                ? bury()
                : keeper.exists(tree.entries()).compose(this::condemn));
  }

  /** The seal is set, so the count of entries is final. */
  private Future<Done> condemn(Reply<Stat> entries) {
    if (!(entries instanceof Reply.Done<Stat>(Stat stat))) {
      return environment.done(); // swept already
    }
    LogletOffset tail = Observation.tail(stat);
    return new Trim(environment, keeper, tree)
        .change(state -> state.destroyedAt(tail))
        .map(stored -> Done.DONE);
  }

  /** It was never created: leave what a destroyed one leaves, so that a late create fails. */
  private Future<Done> bury() {
    return makeAncestors()
        .compose(made ->
            keeper.multi(
                List.of(
                    make(tree.node(), NOTHING),
                    make(tree.seal(), NOTHING),
                    Op.setData(tree.seal(), DESTROYED.toByteArray(), LogletTree.OPEN))))
        .compose(reply ->
            reply instanceof Reply.Done<List<OpResult>>
                ? environment.done()
                : environment.unavailable(Diagnosis.of("created at the same time")));
  }

  private Future<Done> makeAncestors() {
    List<Future<Reply<Done>>> made =
        tree.ancestors().stream()
            .map(path -> keeper.create(path, NOTHING, CreateMode.PERSISTENT))
            .toList();
    return Future.all(environment, made).map(madeOrThere -> Done.DONE);
  }

  private static Op make(String path, Payload data) {
    return Op.create(path, data.toByteArray(), ZooDefs.Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
  }
}
