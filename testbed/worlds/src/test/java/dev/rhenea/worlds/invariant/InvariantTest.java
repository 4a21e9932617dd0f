package dev.rhenea.worlds.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.UnitId;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.nativeloglet.NativeTrace;
import dev.rhenea.paxos.PaxosTrace;
import dev.rhenea.paxos.WriteId;
import dev.rhenea.register.Version;
import dev.rhenea.simulator.Traced;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.virtuallog.Chain;
import dev.rhenea.virtuallog.ChainRecord;
import dev.rhenea.virtuallog.Stored;
import java.util.List;
import org.junit.jupiter.api.Test;

/** I1, I4, I6 and I7: each promise can be broken, and what is allowed breaks none. */
class InvariantTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final ProtocolSpec MEMORY =
      ProtocolSpec.of("memory").with("node", new Value.Node(N1));

  @Test
  void whatIsAllowedBreaksNothing() {
    List<Invariant> all = Invariant.all();
    for (Traced step :
        List.of(
            at(N1, new NativeTrace.Sequencer.Claimed("q")),
            at(N1, new NativeTrace.LogServer.Accepted(0, 3)),
            at(N2, new NativeTrace.LogServer.Accepted(0, 3)),
            at(N1, new NativeTrace.Sequencer.Committed(3)),
            at(N1, new NativeTrace.LogServer.Sealed(3)),
            at(N2, new NativeTrace.LogServer.Accepted(3, 4)),
            at(N2, new NativeTrace.CheckTail.Sealed(3)),
            at(N1, new PaxosTrace.Choice(new Version(1), new WriteId(1, 1))),
            at(N2, new PaxosTrace.Choice(new Version(1), new WriteId(1, 1))))) {
      all.forEach(invariant -> invariant.observe(step));
    }
  }

  @Test
  void aSealedLogServerThatAcceptsIsSeen() {
    assertBroken(
        "I6 seal-holds",
        at(N1, new NativeTrace.LogServer.Sealed(3)),
        at(N1, new NativeTrace.LogServer.Accepted(3, 4)));
  }

  @Test
  void aTailThatGoesBackIsSeen() {
    assertBroken(
        "I6 tail-holds",
        at(N1, new NativeTrace.LogServer.Accepted(0, 5)),
        at(N1, new NativeTrace.LogServer.Sealed(4)));
  }

  @Test
  void twoSequencersOfOneLogletAreSeen() {
    assertBroken(
        "I6 one-sequencer",
        at(N1, new NativeTrace.Sequencer.Claimed("q")),
        at(N2, new NativeTrace.Sequencer.Claimed("r")));
  }

  @Test
  void anAcknowledgementAboveTheSealedTailIsSeenWhicheverComesFirst() {
    Traced committed = at(N1, new NativeTrace.Sequencer.Committed(4));
    Traced sealed = at(N2, new NativeTrace.CheckTail.Sealed(3));
    assertBroken("I4 acknowledged-below-stop", committed, sealed);
    assertBroken("I4 acknowledged-below-stop", sealed, committed);
  }

  @Test
  void twoValuesOfOneVersionAreSeen() {
    assertBroken(
        "I7 one-choice",
        at(N1, new PaxosTrace.Choice(new Version(2), new WriteId(1, 1))),
        at(N2, new PaxosTrace.Choice(new Version(2), new WriteId(2, 1))));
  }

  @Test
  void chainsThatGrowAreAdoptedOnce() {
    ChainHistory history = new ChainHistory();
    Chain first = Chain.of(loglet(0), MEMORY);
    assertThat(history.adopt(stored(1, first))).isTrue();
    assertThat(history.adopt(stored(2, extended(first, 10)))).isTrue();
    assertThat(history.adopt(stored(1, first))).isFalse();
    assertThat(history.newest().version()).isEqualTo(new Version(2));
  }

  @Test
  void twoRecordsOfOneVersionAreSeen() {
    ChainHistory history = new ChainHistory();
    Chain first = Chain.of(loglet(0), MEMORY);
    history.adopt(stored(1, first));
    assertThatThrownBy(() -> history.adopt(stored(1, extended(first, 10))))
        .isInstanceOf(BrokenInvariant.class)
        .hasMessageStartingWith("I7 one-record-per-version: ");
  }

  @Test
  void aClosedSegmentThatChangesIsSeenAlsoIfTheOlderRecordComesLater() {
    Chain first = Chain.of(loglet(0), MEMORY);
    Stored older = stored(2, extended(first, 10));
    Stored newer = stored(3, extended(first, 11));
    ChainHistory history = new ChainHistory();
    history.adopt(older);
    assertThatThrownBy(() -> history.adopt(newer))
        .isInstanceOf(BrokenInvariant.class)
        .hasMessageStartingWith("I1 closed-segments-stay: ");
    ChainHistory backwards = new ChainHistory();
    backwards.adopt(newer);
    assertThatThrownBy(() -> backwards.adopt(older)).isInstanceOf(BrokenInvariant.class);
  }

  private static void assertBroken(String what, Traced... steps) {
    List<Invariant> all = Invariant.all();
    assertThatThrownBy(
            () -> {
              for (Traced step : steps) {
                all.forEach(invariant -> invariant.observe(step));
              }
            })
        .isInstanceOf(BrokenInvariant.class)
        .hasMessageStartingWith(what + ": ");
  }

  private static Traced at(NodeId node, Trace step) {
    return new Traced(1, node, new UnitId("loglet"), step);
  }

  private static Stored stored(long version, Chain chain) {
    return new Stored(new Version(version), ChainRecord.of(chain, 900));
  }

  private static Chain extended(Chain chain, long tail) {
    return chain.extended(new LogletOffset(tail), loglet(1), MEMORY);
  }

  private static LogletId loglet(long nonce) {
    return new LogletId("default", nonce);
  }
}
