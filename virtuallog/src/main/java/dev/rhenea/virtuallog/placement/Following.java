package dev.rhenea.virtuallog.placement;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.register.RegisterId;
import dev.rhenea.virtuallog.VirtualLog;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node does once the registers were moved (A3): everything on it that goes by an older
 * generation is brought to the settled one, in memory and on disk, and only then it says so. Each
 * step may be done again.
 */
public final class Following {
  private final Environment environment;
  private final NodeId self;
  private final Ledger ledger;
  private final Holdings holdings;

  /** What a node has that leads to the registers. Called on the loop. */
  public interface Holdings {
    /**
     * Reads a register, through every handle that this node has on it.
     *
     * @param forward whether others may ask this node for it: then its server has to send them on
     *     ({@link dev.rhenea.register.MovableRegister#forward})
     */
    Future<Done> refresh(RegisterId id, Placement placement, boolean forward);

    /** Keeps on disk where to look for the registers after a restart. */
    Future<Done> remember(Placement placement);
  }

  /** A node that follows what {@code ledger} says. */
  public Following(Environment environment, Ledger ledger, Holdings holdings) {
    this.environment = environment;
    this.self = environment.node();
    this.ledger = ledger;
    this.holdings = holdings;
  }

  /** Whether a node that read this has anything to do. */
  public static boolean isDue(NodeId node, Recorded recorded) {
    return recorded.nodes().contains(node)
        && recorded.placement().filter(placement -> !placement.hasHeard(node)).isPresent();
  }

  /**
   * Follows to what was read; unavailable if something did not answer, and then nothing was said.
   *
   * @param directory the register of the ledger
   */
  public Future<Done> run(Recorded recorded, RegisterId directory) {
    if (!isDue(self, recorded)) {
      return environment.done();
    }
    Placement placement = recorded.placement().orElseThrow();
    List<RegisterId> all = new ArrayList<>(List.of(directory));
    recorded.logs().forEach(log -> all.add(VirtualLog.registerOf(log)));
    boolean forward = placement.wasUsing(self);
    return refreshAll(all, placement, forward)
        .compose(refreshed -> holdings.remember(placement))
        .compose(remembered ->
            ledger.edit(now ->
                now.placement()
                    .filter(newest -> isDue(self, now))
                    .map(newest -> newest.heard(self, placement.settled(), now.nodes()))))
        .map(said -> {
          environment.trace(new PlacementTrace.Followed(placement.settled()));
          return Done.DONE;
        });
  }

  private Future<Done> refreshAll(List<RegisterId> all, Placement placement, boolean forward) {
    return Loop.run(
        environment,
        all,
        rest ->
            rest.isEmpty()
                ? environment.completed(new Loop.Step.Done<>(Done.DONE))
                : holdings
                    .refresh(rest.getFirst(), placement, forward)
                    .map(read -> new Loop.Step.Again<>(rest.subList(1, rest.size()))));
  }
}
