package dev.rhenea.paxos;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import java.util.List;

/**
 * Makes nodes the acceptors, whatever else is written meanwhile.
 *
 * <pre>
 *   Reading --the current version has the wanted members--> done
 *   Reading --it has others--> {@link Handover} --written, or another write was faster--> Reading
 * </pre>
 */
final class ChangeMembers {
  private final Call call;
  private final List<NodeId> seeds;
  private final List<NodeId> nodes;

  /** A change that has not begun. */
  ChangeMembers(Call call, List<NodeId> seeds, List<NodeId> nodes) {
    this.call = call;
    this.seeds = seeds;
    this.nodes = nodes;
  }

  /** Runs until {@code nodes} are the acceptors of the open slot, or the call is over. */
  Future<Members> run() {
    return Loop.run(
        call.environment(),
        Done.DONE,
        again -> new Read(call, seeds).run().compose(this::handOver));
  }

  private Future<Loop.Step<Done, Members>> handOver(Chosen version) {
    Handover handover = new Handover(call, seeds, nodes, version);
    return handover
        .bind()
        .compose(wanted ->
            wanted.equals(version.members())
                ? call.environment().completed(new Loop.Step.Done<>(wanted))
                : handover.to(wanted).map(written -> new Loop.Step.Again<>(Done.DONE)));
  }
}
