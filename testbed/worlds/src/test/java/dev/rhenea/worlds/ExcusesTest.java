package dev.rhenea.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.worlds.Recorder.Open;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Only a client that was hit, or a lost quorum, excuses an unknown outcome. Times in ns. */
class ExcusesTest {
  private static final NodeId CLIENT = new NodeId("n5");

  private final FaultLog faults = new FaultLog();
  private final Beliefs beliefs = new Beliefs();
  private final Excuses excuses = new Excuses(faults, beliefs, Duration.ofNanos(100));

  @Test
  void aFaultOfTheClientsNodeIsAnExcuseOnlyBeforeTheDeadline() {
    hit(250, 300, "n5");
    assertThat(isExcused(200)).isTrue();
    assertThat(isExcused(100)).isFalse();
    assertThat(isExcused(300)).isFalse();
  }

  @Test
  void aDeadSequencerOrOneLogServerIsNone() {
    activate(0, 0, "n1+", "n2+", "n3+");
    hit(200, 300, "n1");
    assertThat(isExcused(210)).isFalse();
  }

  @Test
  void aLostSealQuorumIsOne() {
    activate(0, 0, "n1+", "n2+", "n3+");
    hit(200, 300, "n2", "n3");
    assertThat(isExcused(210)).isTrue();
  }

  /** N14: who was not bound at creation counts for nothing, also while it is well. */
  @Test
  void anUnboundLogServerCountsForNothing() {
    activate(0, 0, "n1+", "n3+", "n4");
    hit(200, 300, "n3");
    assertThat(isExcused(210)).isTrue();
  }

  @Test
  void aSegmentThatBecomesActiveDuringAFaultCanLackItsQuorum() {
    activate(0, 0, "n1+", "n2+", "n3+");
    hit(200, 400, "n4");
    activate(1, 250, "n4+");
    assertThat(isExcused(210)).isTrue();
    assertThat(isExcused(140)).isFalse();
  }

  /** V1: the fate of a call stands in the segment it was sent to, also after that was closed. */
  @Test
  void aClosedSegmentThatCannotBeLookedUpIsOne() {
    activate(0, 0, "n1+");
    activate(1, 220, "n2+", "n3+", "n4+");
    hit(250, 400, "n1");
    assertThat(isExcused(210)).isTrue();
  }

  @Test
  void aSegmentTheClientHadLeftBehindIsNone() {
    activate(0, 0, "n1+");
    activate(1, 220, "n2+", "n3+", "n4+");
    hit(250, 400, "n1");
    assertThat(isExcused(230)).isFalse();
  }

  @Test
  void whatOnlyOtherClientsBelievedInIsNone() {
    activate(0, 0, "n2+", "n3+", "n4+");
    hit(200, 300, "n1");
    beliefs.observe(new NodeId("n4"), segment(1, "n1+"), 205);
    assertThat(isExcused(210)).isFalse();
  }

  private boolean isExcused(long start) {
    return excuses.check(call(CLIENT.name(), start)).isEmpty();
  }

  private static Open call(String client, long start) {
    return new Open("append", 0, new NodeId(client), start, start + 100);
  }

  private void hit(long from, long to, String... nodes) {
    faults.add(Set.copyOf(Stream.of(nodes).map(NodeId::new).toList()), from, to);
  }

  /** A native segment; a plus marks the LogServers that its creation bound. */
  private void activate(long id, long since, String... servers) {
    beliefs.observe(CLIENT, segment(id, servers), since);
  }

  private static Segment segment(long id, String... servers) {
    List<Value.Node> nodes = Stream.of(servers).map(ExcusesTest::server).toList();
    ProtocolSpec created = ProtocolSpec.of("native").with("logservers", new Value.Items(nodes));
    return new Segment(new SegmentId(id), Lsn.ZERO, new LogletId("default", id), created);
  }

  private static Value.Node server(String text) {
    return text.endsWith("+")
        ? new Value.Node(new NodeId(text.substring(0, text.length() - 1)), new StorageId(1))
        : new Value.Node(new NodeId(text));
  }
}
