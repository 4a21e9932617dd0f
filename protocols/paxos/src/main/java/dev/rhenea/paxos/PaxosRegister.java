package dev.rhenea.paxos;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.paxos.PaxosMessage.Create;
import dev.rhenea.paxos.PaxosMessage.Inspect;
import dev.rhenea.paxos.PaxosMessage.Request;
import dev.rhenea.payload.Payload;
import dev.rhenea.quorum.Tally;
import dev.rhenea.register.MovableRegister;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Standing;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.WriteResult;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** A handle on a register that Paxos decides, one slot per version (Delos, section 3). */
public final class PaxosRegister implements MovableRegister {
  private final Environment environment;
  private final ProtocolSpec spec;
  private final List<NodeId> seeds;
  private final Proposer proposer;
  private final Calls calls;

  /**
   * A handle that knows no version yet.
   *
   * @param spec a spec that {@code create} or {@link #changeMembers} returned, however old: one
   *     node in it that was ever an acceptor, and still has its disk, is enough to find the present
   *     ones
   * @param later others that may be or have been acceptors
   * @param deadline every call completes within it
   */
  PaxosRegister(
      Environment environment,
      RegisterId id,
      ProtocolSpec spec,
      SequencedSet<NodeId> later,
      Duration deadline) {
    this.environment = environment;
    this.spec = spec;
    SequencedSet<NodeId> all = new LinkedHashSet<>(PaxosSpec.nodes(spec));
    all.addAll(later);
    this.seeds = List.copyOf(all);
    this.proposer = new Proposer(environment, id);
    this.calls = new Calls(proposer, deadline);
  }

  @Override
  public Future<Versioned> read() {
    return calls.start(
        "read",
        call -> new Read(call, seeds).run().map(Chosen::value),
        (result, why) -> result.fail(new Unavailable(why)));
  }

  @Override
  public Future<WriteResult> conditionalWrite(Payload value, Version expected) {
    return calls.start(
        "write after " + expected,
        call -> new Write(call, seeds, expected).run(value),
        (result, why) -> result.complete(new WriteResult.Indeterminate(why))); // P3
  }

  /**
   * Makes {@code nodes} the acceptors: all later versions are decided by them alone, any number of
   * them may be new, and the present version is written once more on the way. A node that lost its
   * disk becomes an acceptor again only by this call, which it takes for a new one (rule P6).
   * Idempotent. Returns the spec with these nodes; older specs keep working while one node they
   * name is left.
   *
   * <p>Unavailable if within the deadline a majority of the present acceptors does not answer, or
   * one of the new ones; it may take effect all the same.
   *
   * @throws IllegalArgumentException if there are no nodes
   */
  public Future<ProtocolSpec> changeMembers(SequencedSet<NodeId> nodes) {
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a register needs at least one acceptor");
    }
    return calls.start(
        "change of the members to " + nodes,
        call ->
            new ChangeMembers(call, seeds, List.copyOf(nodes))
                .run()
                .map(members -> PaxosSpec.bound(spec, members)),
        (result, why) -> result.fail(new Unavailable(why)));
  }

  @Override
  public Future<WriteResult> move(SequencedSet<NodeId> nodes, Version expected) {
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a register needs at least one acceptor");
    }
    return calls.start(
        "move to " + nodes + " after " + expected,
        call ->
            Loop.run(
                environment,
                0,
                attempt ->
                    new Read(call, seeds)
                        .run()
                        .compose(version ->
                            version.version().equals(expected)
                                ? move(new Handover(call, seeds, List.copyOf(nodes), version))
                                : environment.completed(
                                    Optional.<WriteResult>of(new WriteResult.Conflict())))
                        .compose(ended -> ended(call, attempt, ended))),
        (result, why) -> result.complete(new WriteResult.Indeterminate(why)));
  }

  private Future<Optional<WriteResult>> move(Handover handover) {
    return handover
        .bind()
        .compose(bound ->
            bound.map(handover::to).orElseGet(() -> environment.completed(Optional.empty())));
  }

  /**
   * As long as one of the nodes is silent it is tried again, of what is the current version then.
   */
  private Future<Loop.Step<Integer, WriteResult>> ended(
      Call call, int attempt, Optional<WriteResult> ended) {
    return ended.isPresent()
        ? environment.completed(new Loop.Step.Done<>(ended.get()))
        : call.pause(attempt).map(rested -> new Loop.Step.Again<>(attempt + 1));
  }

  @Override
  public Future<Standing> standing() {
    return calls.start(
        "standing",
        call ->
            new Read(call, seeds)
                .run()
                .compose(version ->
                    call.poll(
                            version
                                .members()
                                .asked(storage -> new Inspect(storage, version.version())))
                        .map(tally -> Stands.of(version, tally))),
        (result, why) -> result.fail(new Unavailable(why)));
  }

  @Override
  public Future<List<NodeId>> silent(SequencedSet<NodeId> nodes) {
    return calls.start(
        "look for " + nodes,
        call -> call.poll(Members.identifying(List.copyOf(nodes))).map(Tally::missing),
        (result, why) -> result.fail(new Unavailable(why)));
  }

  @Override
  public Future<Done> forward() {
    SequencedMap<NodeId, Request> own = new LinkedHashMap<>();
    return calls.start(
        "forwarding",
        call ->
            new Read(call, seeds)
                .run()
                .compose(version -> {
                  own.put(environment.node(), new Create(environment.storage().id(), version));
                  return call.ask(
                      own, tally -> tally.quorum() ? Optional.of(Done.DONE) : Optional.empty());
                })
                .compose(told ->
                    told.map(environment::completed)
                        .orElseGet(() ->
                            environment.unavailable(
                                Diagnosis.of("this node's acceptor did not answer")))),
        (result, why) -> result.fail(new Unavailable(why)));
  }

  @Override
  public Future<Done> close() {
    calls.close();
    return environment.done();
  }
}
