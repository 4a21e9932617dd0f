package dev.rhenea.paxos;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.paxos.PaxosMessage.Reply;
import dev.rhenea.paxos.PaxosMessage.Request;
import dev.rhenea.quorum.Majority;
import dev.rhenea.quorum.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * One question to each of several acceptors. Ends with the first decision that the replies so far
 * allow, or with none when nobody is left who could answer.
 */
final class Round<D> {
  private final Function<Tally<Reply>, Optional<D>> decision;
  private final Promise<Optional<D>> result;
  private Tally<Reply> tally;
  private int awaited;

  private Round(
      Environment environment, Majority asked, Function<Tally<Reply>, Optional<D>> decision) {
    this.decision = decision;
    this.result = environment.promise();
    this.tally = Tally.of(asked);
    this.awaited = asked.members().size();
  }

  /** Asks everybody; waits for each reply at most {@code patience}. */
  static <D> Round<D> ask(
      Proposer proposer,
      SequencedMap<NodeId, Request> questions,
      Duration patience,
      Function<Tally<Reply>, Optional<D>> decision) {
    Environment environment = proposer.environment();
    Majority asked = new Majority(List.copyOf(questions.sequencedKeySet()));
    Round<D> round = new Round<>(environment, asked, decision);
    questions.forEach((node, question) ->
        environment
            .network()
            .request(proposer.acceptor(node), PaxosCodec.encode(question), patience)
            .whenDone(
                reply -> round.answered(node, PaxosCodec.reply(reply)),
                unavailable -> round.heard(round.tally)));
    return round;
  }

  Future<Optional<D>> result() {
    return result;
  }

  /** Who answered what so far. */
  Tally<Reply> tally() {
    return tally;
  }

  private void answered(NodeId node, Reply reply) {
    heard(tally.with(node, reply));
  }

  private void heard(Tally<Reply> now) {
    tally = now;
    awaited--;
    Optional<D> decided = decision.apply(tally);
    if (decided.isPresent() || awaited == 0) {
      result.complete(decided);
    }
  }
}
