package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.nativeloglet.NativeMessage.Append;
import dev.rhenea.nativeloglet.NativeMessage.Claim;
import dev.rhenea.nativeloglet.NativeMessage.Claimed;
import dev.rhenea.nativeloglet.NativeMessage.Refused;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import dev.rhenea.quorum.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Help for an open checkTail whose sequencer is dead or slow: entries that one LogServer holds are
 * sent to the others as ordinary appends of the same incarnation, under the same acceptance rule,
 * refused by a seal (rule N5). Whoever holds an entry took it from an incarnation that a majority
 * belongs to, so claiming the others for it cannot help a rival.
 */
final class Help {
  /** What came of it; the tails are for the next round of checkTail to see. */
  enum Outcome {
    /** Sent, with whatever success, or there was nothing to send. */
    TRIED,
    /** A LogServer belongs to another incarnation and will never take the entries (rule N12). */
    REFUSED
  }

  private final Peers peers;
  private final Pace pace;
  private final Environment environment;

  Help(Peers peers, Pace pace) {
    this.peers = peers;
    this.pace = pace;
    this.environment = peers.environment();
  }

  /** Sends what lies below {@code tail} to every server among the reports that lacks it. */
  Future<Outcome> run(Tally<TailReport> reports, long tail) {
    long from = peers.knownTail().value();
    List<NodeId> targets = reports.having(report -> Repair.isLacking(report, from, tail));
    Optional<NodeId> source =
        reports.having(report -> report.localTail() >= tail).stream().findFirst();
    Optional<Incarnation> incarnation = source.flatMap(reports::of).flatMap(TailReport::claim);
    if (source.isEmpty() || incarnation.isEmpty() || targets.isEmpty()) {
      return environment.completed(Outcome.TRIED);
    }
    environment.trace(new NativeTrace.CheckTail.Helping(source.get(), targets, tail));
    List<Future<Outcome>> outcomes = new ArrayList<>();
    for (NodeId target : targets) {
      long at = Math.max(from, reports.of(target).map(TailReport::localTail).orElse(from));
      outcomes.add(
          help(source.get(), target, incarnation.get(), at, tail)
              .recover(unreachable -> environment.completed(Outcome.TRIED)));
    }
    return Future.all(environment, outcomes)
        .map(all -> all.contains(Outcome.REFUSED) ? Outcome.REFUSED : Outcome.TRIED);
  }

  private Future<Outcome> help(
      NodeId source, NodeId target, Incarnation incarnation, long from, long tail) {
    Transfer transfer =
        new Transfer(
            peers,
            pace,
            source,
            target,
            (first, commands) -> new Append(incarnation, first, commands)); // N5
    return peers
        .ask(target, new Claim(incarnation), pace.request())
        .compose(answer ->
            answer instanceof Claimed
                ? transfer.run(from, tail).map(end -> Outcome.TRIED)
                : environment.completed(
                    answer instanceof Refused ? Outcome.REFUSED : Outcome.TRIED));
  }
}
