package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import dev.rhenea.nativeloglet.NativeMessage.AwaitTail;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.QueryTail;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import dev.rhenea.quorum.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The checkTail of the paper, in rounds. Each round asks all LogServers afresh, so it never waits
 * for one that died after it answered; every round lies within the call, so any of them may decide.
 *
 * <pre>
 *   OBSERVING --nobody sealed, committed--------------> open
 *       |  ^----nobody sealed, not yet committed---> AWAITING --committed--> open
 *       |  |                                          |    |
 *       |  +--done, or no use-- HELPING &lt;--time out--+    |
 *       |                          |                       |
 *       +--somebody sealed--+      +--no help for ever--+  +--somebody sealed--+
 *                           v                           v                      v
 *                        SEALING --a sealed majority--> REPAIRING --complete--> sealed
 *                           ^------a member died-----------+
 * </pre>
 */
final class CheckTail {
  private final Peers peers;
  private final Pace pace;
  private final Call<Tail> call;
  private final Environment environment;
  private Tally<TailReport> reports;
  private OptionalLong target = OptionalLong.empty();
  private final List<NodeId> awaited = new ArrayList<>();
  private @Nullable Survey survey;
  private int round;
  private boolean helpRefused;

  CheckTail(Peers peers, Pace pace, Call<Tail> call) {
    this.peers = peers;
    this.pace = pace;
    this.call = call;
    environment = peers.environment();
    reports = Tally.of(peers.quorums());
  }

  Future<Tail> run() {
    environment.trace(new NativeTrace.CheckTail.Started());
    observe();
    return call.future();
  }

  private void observe() {
    reports = Tally.of(peers.quorums());
    target = OptionalLong.empty();
    awaited.clear();
    int asked = ++round;
    survey =
        new Survey(
            peers,
            pace,
            call,
            "checkTail",
            new QueryTail(),
            (member, answer) -> heard(asked, member, answer));
    survey.ask(peers.bound());
  }

  private void heard(int asked, NodeId member, FromLogServer answer) {
    if (asked == round && !call.isOver() && answer instanceof TailReport report) {
      reports = reports.with(member, report);
      decide();
    }
  }

  private void decide() {
    switch (TailDecision.of(reports, peers.knownTail().value(), target)) {
      case TailDecision.Undecided() -> {}
      case TailDecision.Open(long tail) -> open(tail);
      case TailDecision.Await(long tail) -> await(tail);
      case TailDecision.FinishSeal() -> seal();
    }
  }

  private void endRound() {
    round++;
    if (survey != null) {
      survey.stop();
    }
  }

  // ---- nobody is sealed ----

  private void open(long tail) {
    endRound();
    peers.knownTail().prove(tail); // N2: by an open checkTail, never by a sealed one
    environment.trace(new NativeTrace.CheckTail.Open(tail));
    call.complete(new Tail.Open(new LogletOffset(tail)));
  }

  private void await(long tail) {
    if (target.isEmpty()) {
      target = OptionalLong.of(tail);
      environment.trace(new NativeTrace.CheckTail.Awaiting(tail));
      int waiting = round;
      call.after(pace.help(), () -> helpAfter(waiting, tail));
    }
    for (NodeId member : reports.having(report -> true)) {
      if (!awaited.contains(member)) {
        awaited.add(member);
        boolean committed = reports.having(report -> report.localTail() >= tail).contains(member);
        int asked = round;
        peers
            .ask(
                member,
                new AwaitTail(tail, committed, pace.help()),
                pace.help().plus(pace.request()))
            .whenDone(answer -> heard(asked, member, answer), silent -> {});
      }
    }
  }

  private void helpAfter(int waiting, long tail) {
    if (waiting == round) {
      endRound();
      new Help(peers, pace)
          .run(reports, tail) // N5
          .whenDone(this::helped, why -> call.fail(why.diagnosis()));
    }
  }

  private void helped(Help.Outcome outcome) {
    helpRefused |= outcome == Help.Outcome.REFUSED;
    if (call.isOver()) {
      return;
    }
    if (helpRefused && call.isHalfOver()) {
      environment.trace(new NativeTrace.CheckTail.GivingUp());
      seal();
    } else {
      observe();
    }
  }

  // ---- somebody is sealed ----

  private void seal() {
    endRound();
    new Seal(peers, pace, call).run().whenDone(this::repair, why -> call.fail(why.diagnosis()));
  }

  private void repair(Tally<TailReport> majority) {
    new Repair(peers, pace)
        .run(majority)
        .whenDone(this::sealed, memberDied -> call.after(pace.pause(), this::seal)); // N6: redo
  }

  private void sealed(long tail) {
    environment.trace(new NativeTrace.CheckTail.Sealed(tail));
    call.complete(new Tail.Sealed(new LogletOffset(tail)));
  }
}
