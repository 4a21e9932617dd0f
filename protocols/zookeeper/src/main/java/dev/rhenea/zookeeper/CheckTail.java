package dev.rhenea.zookeeper;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.payload.Payload;
import java.util.List;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.OpResult;
import org.apache.zookeeper.data.Stat;

/**
 * The tail and the seal, from one consistent observation (Delos, section 3).
 *
 * <p>One write through the quorum does both: it checks that the seal is unset and sets the data of
 * the entries' parent, whose Stat, counters included, comes back as of that very write. So the
 * answer holds at one point of ZooKeeper's order, after every acknowledgement before the call.
 * (ZooKeeper's {@code sync} followed by a read would not do: it does not ask a quorum.) If the seal
 * is set, nothing can be appended any more, and reading the parent afterwards on the same session,
 * which has seen the refusal and so the seal, gives the final count.
 */
final class CheckTail {
  private static final int SEAL = 0;
  private static final int ENTRIES = 1;

  private final Environment environment;
  private final Keeper keeper;
  private final LogletTree tree;

  CheckTail(Environment environment, Keeper keeper, LogletTree tree) {
    this.environment = environment;
    this.keeper = keeper;
    this.tree = tree;
  }

  /** One attempt: unavailable when the connection is lost. */
  Future<Observation> observe() {
    return keeper
        .multi(
            List.of(
                Op.check(tree.seal(), LogletTree.OPEN),
                Op.setData(tree.entries(), Payload.empty().toByteArray(), -1)))
        .compose(reply -> {
          if (reply instanceof Reply.Done<List<OpResult>>(List<OpResult> results)
              && results.get(ENTRIES) instanceof OpResult.SetDataResult entries) {
            return environment.<Observation>completed(
                new Observation.Open(Observation.tail(entries.getStat())));
          }
          if (reply.refused(SEAL, Code.BADVERSION)) {
            return sealed();
          }
          if (reply.refused(SEAL, Code.NONODE)) {
            return environment.<Observation>completed(new Observation.Unknown());
          }
          return environment.unavailable(Diagnosis.of("unexpected answer " + reply));
        });
  }

  private Future<Observation> sealed() {
    var trim = keeper.getData(tree.trim());
    return keeper
        .exists(tree.entries())
        .compose(entries ->
            trim.map(state ->
                state instanceof Reply.Done<Keeper.Node>(Keeper.Node node)
                        && !TrimState.decode(node.data()).destroyed()
                        && entries instanceof Reply.Done<Stat>(Stat stat)
                    ? new Observation.Sealed(Observation.tail(stat))
                    : new Observation.Unknown()));
  }
}
