package dev.rhenea.paxos;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.paxos.PaxosMessage.Reply;
import dev.rhenea.paxos.PaxosMessage.Request;
import dev.rhenea.paxos.PaxosMessage.Unknown;
import dev.rhenea.quorum.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * One call on a handle, as its procedure sees it: rounds of questions, and pauses between them,
 * until the call is over. Then both are unavailable, which ends the procedure.
 */
final class Call {
  /** A first pause lasts at most this long; it doubles with every attempt. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(4);

  private static final int MOST_DOUBLINGS = 6;

  private final Proposer proposer;
  private final String operation;
  private final Duration deadline;
  private Optional<Round<?>> last = Optional.empty();
  private Optional<String> end = Optional.empty();

  /**
   * A call that begins.
   *
   * @param operation for its diagnosis: "read of chain/default"
   * @param deadline how long it may last; a single reply is waited for a quarter of that
   */
  Call(Proposer proposer, String operation, Duration deadline) {
    this.proposer = proposer;
    this.operation = operation;
    this.deadline = deadline;
  }

  Proposer proposer() {
    return proposer;
  }

  Environment environment() {
    return proposer.environment();
  }

  /** Nothing is asked from now on. */
  void end(String why) {
    end = Optional.of(why);
  }

  /** Asks each node its question; see {@link Round}. */
  <D> Future<Optional<D>> ask(
      SequencedMap<NodeId, Request> questions, Function<Tally<Reply>, Optional<D>> decision) {
    if (end.isPresent()) {
      return environment().unavailable(diagnosis());
    }
    Round<D> round = Round.ask(proposer, questions, deadline.dividedBy(4), decision);
    last = Optional.of(round);
    return round.result();
  }

  /** The same, but what comes of it does not tell why the call came to nothing. */
  <D> Future<Optional<D>> askAside(
      SequencedMap<NodeId, Request> questions, Function<Tally<Reply>, Optional<D>> decision) {
    Optional<Round<?>> telling = last;
    Future<Optional<D>> result = ask(questions, decision);
    last = telling.or(() -> last);
    return result;
  }

  /** Asks each node its question and waits until all of them answered or will not. */
  Future<Tally<Reply>> poll(SequencedMap<NodeId, Request> questions) {
    return this.<Tally<Reply>>ask(questions, tally -> Optional.empty())
        .map(nothing -> last.orElseThrow().tally());
  }

  /** A random pause, longer with every attempt (from 0), so that rivals get out of step. */
  Future<Done> pause(int attempt) {
    long most = FIRST_PAUSE.toNanos() << Math.min(attempt, MOST_DOUBLINGS);
    Duration pause = Duration.ofNanos(environment().random().nextLong(most)); // P5
    return environment().pause(pause);
  }

  /** Why the call came to nothing, as far as its last round tells. */
  Diagnosis diagnosis() {
    String what = operation + end.map(why -> ": " + why).orElse("");
    if (last.isEmpty()) {
      return Diagnosis.of(what);
    }
    Tally<Reply> tally = last.get().tally();
    List<NodeId> missing = new ArrayList<>(tally.missing());
    missing.addAll(tally.having(reply -> reply instanceof Unknown));
    return new Diagnosis(
        what,
        missing,
        missing.isEmpty()
            ? "other proposers were faster; try again"
            : "bring back a majority of the acceptors");
  }
}
