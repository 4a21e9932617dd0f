package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Timers;
import dev.rhenea.nativeloglet.NativeMessage.FromSequencer;
import dev.rhenea.nativeloglet.NativeMessage.Sequenced;
import dev.rhenea.ordering.HandleOrder;
import dev.rhenea.ordering.Ordered;
import dev.rhenea.ordering.Rest;
import dev.rhenea.ordering.Submission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one place where entries get their positions: a counter in memory, and nothing durable. It
 * dies with its node, so its life has a number, the incarnation, and orders nothing before a
 * majority of LogServers belongs to it (rule N12).
 *
 * <pre>
 *   CLAIMING --a majority Claimed--> SEQUENCING
 *      |                                 |
 *      +--a Sealed answer----------------+--> halted: Sealed, to every append (N9 is the client's)
 *      +--no majority left to belong to--+--> halted: Fenced, to every append
 * </pre>
 *
 * What it committed it goes on acknowledging to retries, also when halted.
 */
final class Sequencer implements Lane.Listener {
  private record Waiter(
      Submission submission, Promise<FromSequencer> answer, Timers.Timer patience) {}

  private final Environment environment;
  private final Peers peers;
  private final Incarnation incarnation;
  private final Backlog backlog = new Backlog();
  private final SequencedMap<NodeId, Lane> lanes = new LinkedHashMap<>();
  private final SortedMap<Long, HandleOrder> handles = new TreeMap<>();
  private List<Waiter> waiters = new ArrayList<>();
  private boolean majorityClaimed;
  private boolean pumping;
  private @Nullable Rest halted;

  Sequencer(Peers peers, Incarnation incarnation) {
    this.environment = peers.environment();
    this.peers = peers;
    this.incarnation = incarnation;
    for (NodeId server : peers.bound()) {
      lanes.put(server, new Lane(peers, server, incarnation, backlog, this));
    }
    environment.trace(new NativeTrace.Sequencer.Claiming(incarnation.toString()));
    haltIfFenced();
  }

  /** Orders the entries, and answers when all of them are committed or none can be any more. */
  Future<FromSequencer> submit(Submission submission) {
    HandleOrder order = order(submission);
    if (halted == null) {
      order.take(
          submission, (handle, number, entry) -> backlog.add(new Command(handle, number, entry)));
    } else {
      order.forgetBelow(submission.lowest());
    }
    Promise<FromSequencer> answer = environment.promise();
    Waiter waiter =
        new Waiter(
            submission,
            answer,
            environment
                .timers()
                .after(submission.patience(), () -> answer.complete(outcome(submission))));
    waiters.add(waiter);
    answered();
    settle();
    return answer;
  }

  private HandleOrder order(Submission submission) {
    return handles.computeIfAbsent(submission.handle(), unknown -> new HandleOrder());
  }

  // ---- what the lanes report ----

  @Override
  public void moved() {
    if (!majorityClaimed && quorum(Lane.Phase.CLAIMED::equals)) {
      majorityClaimed = true;
      environment.trace(new NativeTrace.Sequencer.Claimed(incarnation.toString()));
    }
    haltIfFenced();
  }

  @Override
  public void answered() {
    if (halted == null) {
      commit();
      ready();
    }
  }

  @Override
  public void sealed(NodeId by) {
    if (halted == null) {
      environment.trace(new NativeTrace.Sequencer.Sealed(by));
      halt(new Rest.Sealed());
    }
  }

  @Override
  public void ready() {
    if (!pumping && halted == null) {
      pumping = true;
      environment.execute(() -> {
        pumping = false;
        if (halted == null) {
          lanes.values().forEach(lane -> lane.pump(majorityClaimed));
        }
      });
    }
  }

  // ---- commit, or halt ----

  private void commit() {
    if (!majorityClaimed) {
      return;
    }
    long committed = QuorumTail.of(peers.quorums(), this::acknowledged);
    if (peers.knownTail().prove(committed)) { // N2: an in-order majority of successes
      environment.trace(new NativeTrace.Sequencer.Committed(committed));
    }
    if (peers.knownTail().value() > backlog.start()) {
      backlog.dropBelow(peers.knownTail().value());
      settle();
    }
  }

  private long acknowledged(NodeId server) {
    Lane lane = lanes.get(server);
    return lane == null ? 0 : lane.acknowledged();
  }

  private boolean quorum(Predicate<Lane.Phase> condition) {
    List<NodeId> having =
        lanes.values().stream()
            .filter(lane -> condition.test(lane.phase()))
            .map(Lane::server)
            .toList();
    return peers.quorums().isQuorum(having);
  }

  private void haltIfFenced() {
    if (halted != null || quorum(phase -> phase != Lane.Phase.OUT)) { // N12
      return;
    }
    String reason =
        lanes.values().stream()
            .filter(lane -> lane.phase() == Lane.Phase.OUT)
            .map(lane -> lane.server() + " " + lane.outBecause())
            .collect(Collectors.joining(", "));
    environment.trace(new NativeTrace.Sequencer.Fenced(reason));
    halt(new Rest.Fenced(reason));
  }

  private void halt(Rest outcome) {
    halted = outcome;
    settle();
  }

  // ---- answers ----

  private void settle() {
    List<Waiter> patient = new ArrayList<>();
    for (Waiter waiter : waiters) {
      if (halted != null || isCommitted(waiter.submission)) {
        waiter.patience.cancel();
        waiter.answer.complete(outcome(waiter.submission));
      } else if (!waiter.answer.isDone()) {
        patient.add(waiter);
      }
    }
    waiters = patient;
  }

  private boolean isCommitted(Submission submission) {
    HandleOrder order = order(submission);
    return submission.end() <= order.lowest()
        || order.position(submission.end() - 1).filter(last -> last < committedTail()).isPresent();
  }

  /** How things stand with those numbers of a submission that somebody still waits for. */
  private Sequenced outcome(Submission submission) {
    HandleOrder order = order(submission);
    long first = Math.clamp(order.lowest(), submission.first(), submission.end());
    List<Long> committed = order.positions(first, submission.end(), committedTail());
    return new Sequenced(new Ordered(first, committed, rest(submission)));
  }

  private Rest rest(Submission submission) {
    if (isCommitted(submission)) {
      return new Rest.Nothing();
    }
    return halted != null ? halted : new Rest.Waiting(lagging(), troubles());
  }

  /** The knownTail, as far as it is about positions that this incarnation gave. */
  private long committedTail() {
    return majorityClaimed ? peers.knownTail().value() : 0;
  }

  /** What keeps the LogServers that lag, if they said so. */
  private String troubles() {
    return lagging().stream()
        .flatMap(server -> Optional.ofNullable(lanes.get(server)).stream())
        .filter(lane -> !lane.trouble().isEmpty())
        .map(lane -> lane.server() + ": " + lane.trouble())
        .collect(Collectors.joining("; "));
  }

  private List<NodeId> lagging() {
    return peers.members().stream()
        .filter(server -> acknowledged(server) < backlog.next())
        .toList();
  }
}
