package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.Lacking;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import dev.rhenea.quorum.Tally;

/**
 * The seal of the paper: a majority of LogServers durably set the bit. The sequencer is not asked.
 *
 * <pre>
 *   SEALING --a majority reports sealed--> SEALED
 * </pre>
 *
 * <p>Every LogServer is asked to seal until a majority has answered that it is, so the sealed case
 * of checkTail cannot starve on servers that are still open (rule N7). Those that lack something of
 * a copy that exists are given it first ({@link Joining}).
 */
final class Seal {
  private final Peers peers;
  private final Promise<Tally<TailReport>> sealed;
  private final Survey survey;
  private final Joining joining;
  private Tally<TailReport> reports;

  Seal(Peers peers, Pace pace, Call<?> call) {
    this.peers = peers;
    sealed = peers.environment().promise();
    reports = Tally.of(peers.quorums());
    survey = new Survey(peers, pace, call, "seal", new NativeMessage.Seal(), this::heard);
    joining = new Joining(peers, pace, call, this::heard);
  }

  /** Completes with the reports of a sealed majority; stays pending if the call ends before. */
  Future<Tally<TailReport>> run() {
    peers.environment().trace(new NativeTrace.Seal.Started());
    survey.ask(peers.bound());
    return sealed;
  }

  private void heard(NodeId member, FromLogServer answer) {
    if (answer instanceof Lacking(long tail)) {
      joining.lacks(member, tail);
    } else if (answer instanceof TailReport report && report.sealed()) {
      reports = reports.with(member, report);
      if (reports.quorum(TailReport::sealed)) { // N7
        survey.stop();
        peers.environment().trace(new NativeTrace.Seal.Majority(reports.having(any -> true)));
        sealed.complete(reports);
        return;
      }
    }
    helpThoseWhoLack();
  }

  private void helpThoseWhoLack() {
    for (NodeId source : reports.having(TailReport::sealed)) {
      reports.of(source).ifPresent(report -> joining.help(source, report));
    }
  }
}
