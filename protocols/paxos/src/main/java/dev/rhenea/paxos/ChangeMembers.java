package dev.rhenea.paxos;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import java.util.List;
import java.util.Optional;

/**
 * Makes nodes the acceptors, whatever else is written meanwhile.
 *
 * <pre>
 *   Reading --the current version has the wanted members--> done
 *   Reading --it has others--> {@link Handover} --written, or another write was faster--> Reading
 *   Reading --it has others--> {@link Handover} --one of the nodes is silent--> pause, Reading
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
        0,
        attempt -> new Read(call, seeds).run().compose(version -> handOver(attempt, version)));
  }

  private Future<Loop.Step<Integer, Members>> handOver(int attempt, Chosen version) {
    Handover handover = new Handover(call, seeds, nodes, version);
    return handover
        .bind()
        .compose(bound -> {
          if (bound.equals(Optional.of(version.members()))) {
            return call.environment().completed(new Loop.Step.Done<>(version.members()));
          }
          return bound
              .map(handover::to)
              .orElseGet(() -> call.environment().completed(Optional.empty()))
              .compose(written -> written.isPresent() ? again(0) : later(attempt));
        });
  }

  private Future<Loop.Step<Integer, Members>> again(int attempt) {
    return call.environment().completed(new Loop.Step.Again<>(attempt));
  }

  private Future<Loop.Step<Integer, Members>> later(int attempt) {
    return call.pause(attempt).map(rested -> new Loop.Step.Again<>(attempt + 1));
  }
}
