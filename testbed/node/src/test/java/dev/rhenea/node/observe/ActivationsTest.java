package dev.rhenea.node.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.observe.Activations.Activation;
import dev.rhenea.register.Version;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLogTrace;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationsTest {
  private static final UnitId LOG = new UnitId("log:default");

  private final Activations activations = new Activations();

  private void adopted(long segment, long millis) {
    activations.observe(
        new NodeId("n1"),
        LOG,
        millis * 1_000_000,
        new VirtualLogTrace.Adopted(new Version(millis), new SegmentId(segment)));
  }

  @Test
  void onlyAnotherActiveSegmentCounts() {
    activations.active(LOG, new SegmentId(3), 1_000_000);
    adopted(3, 2);
    adopted(4, 3);
    adopted(4, 4);
    assertThat(activations.of(LOG))
        .containsExactly(new Activation(new SegmentId(3), 1), new Activation(new SegmentId(4), 3));
    assertThat(activations.of(new UnitId("log:other"))).isEmpty();
  }

  @Test
  void oldOnesAreForgotten() {
    for (int i = 1; i <= 1000; i++) {
      adopted(i, i);
    }
    List<Activation> known = activations.of(LOG);
    assertThat(known).hasSize(64);
    assertThat(known.getLast()).isEqualTo(new Activation(new SegmentId(1000), 1000));
  }
}
