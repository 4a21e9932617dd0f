package dev.rhenea.virtuallog;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;

/** Chains to test with. */
final class Chains {
  private Chains() {}

  /** The Loglet with that nonce. */
  static LogletId loglet(long nonce) {
    return new LogletId("default", nonce);
  }

  static ProtocolSpec memory(String node) {
    return ProtocolSpec.of("memory").withNodes("node", List.of(new NodeId(node)));
  }

  static ProtocolSpec created(String node) {
    return memory(node).mapNodes(each -> new Value.Node(each.id(), new StorageId(0xbeef)));
  }

  /** Closed segments of the given lengths, Loglets 0, 1, ..., and an open one behind them. */
  static Chain ofLengths(long... lengths) {
    Chain chain = Chain.of(loglet(0), created("n1"));
    for (int i = 0; i < lengths.length; i++) {
      chain = chain.extended(new LogletOffset(lengths[i]), loglet(i + 1), created("n1"));
    }
    return chain;
  }

  static Intent intent(long nonce, long replaces) {
    return new Intent(new IntentId(new NodeId("n1"), nonce), new SegmentId(replaces), memory("n2"));
  }
}
