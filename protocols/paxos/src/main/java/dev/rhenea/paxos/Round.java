package dev.rhenea.paxos;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.paxos.PaxosMessage.Reply;
import dev.rhenea.paxos.PaxosMessage.Request;
import dev.rhenea.payload.Payload;
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
 *
 * <p>Who stays silent is asked the same again, each time after twice as long: messages are lost,
 * and asking twice does no harm, because a promise and a vote given again are the same. Who cannot
 * be reached at all is not waited for.
 */
final class Round<D> {
  /** The first repetition comes after this share of the patience. */
  private static final int REPETITIONS = 16;

  private final Proposer proposer;
  private final Function<Tally<Reply>, Optional<D>> decision;
  private final Promise<Optional<D>> result;
  private Tally<Reply> tally;
  private int awaited;

  private Round(Proposer proposer, Majority asked, Function<Tally<Reply>, Optional<D>> decision) {
    this.proposer = proposer;
    this.decision = decision;
    this.result = proposer.environment().promise();
    this.tally = Tally.of(asked);
    this.awaited = asked.members().size();
  }

  /** Asks everybody; waits for each reply at most {@code patience}. */
  static <D> Round<D> ask(
      Proposer proposer,
      SequencedMap<NodeId, Request> questions,
      Duration patience,
      Function<Tally<Reply>, Optional<D>> decision) {
    Majority asked = new Majority(List.copyOf(questions.sequencedKeySet()));
    Round<D> round = new Round<>(proposer, asked, decision);
    long end = proposer.environment().timers().now() + patience.toNanos();
    questions.forEach((node, question) ->
        round.ask(node, PaxosCodec.encode(question), patience.dividedBy(REPETITIONS), end));
    return round;
  }

  private void ask(NodeId node, Payload question, Duration span, long end) {
    Environment environment = proposer.environment();
    long start = environment.timers().now();
    Duration wait = Duration.ofNanos(Math.max(1, Math.min(span.toNanos(), end - start)));
    environment
        .network()
        .request(proposer.acceptor(node), question, wait)
        .whenDone(
            reply -> answered(node, PaxosCodec.reply(reply)),
            unavailable -> {
              long now = environment.timers().now();
              boolean silent = now - start >= wait.toNanos();
              if (silent && now < end && !result.isDone()) {
                ask(node, question, span.multipliedBy(2), end);
              } else {
                heard(tally);
              }
            });
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
