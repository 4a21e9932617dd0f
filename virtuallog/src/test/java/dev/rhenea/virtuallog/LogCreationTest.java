package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.LogCluster.META;
import static dev.rhenea.virtuallog.LogCluster.N1;
import static dev.rhenea.virtuallog.LogCluster.N2;
import static dev.rhenea.virtuallog.LogCluster.N3;
import static dev.rhenea.virtuallog.LogCluster.memory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.register.Version;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogCreationTest {
  @Test
  void nodesThatRaceAgreeOnOneLogAndTheLosersCleanUp() throws Unavailable {
    long destroyed = 0;
    for (long seed = 1; seed <= 10; seed++) {
      LogCluster cluster = new LogCluster(seed);
      Stored first = race(cluster);
      cluster.world.runFor(Duration.ofSeconds(1));
      assertThat(cluster.stored()).isEqualTo(first);
      assertThat(cluster.steps(VirtualLogTrace.CandidateDestroyed.class))
          .extracting(VirtualLogTrace.CandidateDestroyed::loglet)
          .doesNotContain(first.chain().active().loglet());
      destroyed += cluster.steps(VirtualLogTrace.CandidateDestroyed.class).count();
    }
    assertThat(destroyed).isPositive();
  }

  private static Stored race(LogCluster cluster) throws Unavailable {
    List<Future<Stored>> races = new ArrayList<>();
    for (NodeId node : List.of(N1, N2, N3)) {
      races.add(cluster.creation(node, memory(node), LogOptions.DEFAULT));
    }
    Stored first = cluster.world.await(races.getFirst());
    for (Future<Stored> race : races) {
      assertThat(cluster.world.await(race)).isEqualTo(first);
    }
    return first;
  }

  @Test
  void creatingAgainChangesNothing() throws Unavailable {
    LogCluster cluster = LogCluster.withLog(1, N1);
    cluster.append(cluster.open(N2), "a");
    Stored again = cluster.create(N3, memory(N3), LogOptions.DEFAULT);
    assertThat(again.version()).isEqualTo(new Version(1));
    assertThat(cluster.readAll(cluster.open(N3), Lsn.ZERO)).containsExactly("a");
  }

  @Test
  void aLogThatDoesNotExistCannotBeOpened() {
    LogCluster cluster = new LogCluster(1);
    assertThatThrownBy(() -> cluster.open(N1))
        .isInstanceOf(Unavailable.class)
        .hasMessage("log default does not exist; create it first");
  }

  /** The largest entry is fixed at creation: neither a first nor a later Loglet may be below it. */
  @Test
  void aCompositionBelowTheLargestEntryIsRefused() {
    LogCluster cluster = new LogCluster(1);
    HandleLimits huge = new HandleLimits(Duration.ofSeconds(5), 10, 64 << 20, 8 << 20);
    assertThatThrownBy(() -> cluster.create(META, memory(N1), new LogOptions(huge, Timing.DEFAULT)))
        .isInstanceOf(InvalidSpec.class)
        .hasMessageContaining("entries of log default may have 8388629 bytes (with envelope)")
        .hasMessageContaining("takes 4194304 at most");
  }

  @Test
  void anUnknownProtocolIsRefused() {
    LogCluster cluster = new LogCluster(1);
    assertThatThrownBy(() -> cluster.create(META, ProtocolSpec.of("nothing"), LogOptions.DEFAULT))
        .isInstanceOf(InvalidSpec.class)
        .hasMessageContaining("installed: memory");
  }
}
