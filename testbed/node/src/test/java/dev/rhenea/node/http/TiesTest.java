package dev.rhenea.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.Chain;
import dev.rhenea.virtuallog.ChainRecord;
import dev.rhenea.virtuallog.Intent;
import dev.rhenea.virtuallog.IntentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What keeps a node from leaving. */
class TiesTest {
  private static final NodeId ONE = new NodeId("n1");
  private static final NodeId SIX = new NodeId("n6");

  private final Catalogue catalogue = Catalogue.load();

  private ProtocolSpec spec(String text) {
    return ((Parsed.Accepted) Composition.parse(text, catalogue, Optional.empty())).spec();
  }

  private List<String> ties(NodeId node, List<String> engines, ChainRecord record) {
    List<String> registers = node.equals(ONE) ? List.of("the MetaStore is on it") : List.of();
    return Ties.of(node, registers, engines, new TreeMap<>(Map.of("default", record)), catalogue);
  }

  private ChainRecord began(String composition) {
    return ChainRecord.of(Chain.of(new LogletId("default", 1), spec(composition)), 100);
  }

  @Test
  void nothingKeepsANodeThatNothingNames() {
    assertThat(ties(SIX, List.of(), began("memory(n2)"))).isEmpty();
  }

  @Test
  void theMetaStoreAndAnEngineDo() {
    assertThat(ties(ONE, List.of("zookeeper"), began("memory(n2)")))
        .containsExactly("the MetaStore is on it", "it hosts a server of zookeeper");
  }

  @Test
  void anyPartOfASegmentDoesOpenOrClosed() {
    ChainRecord closed = began("compress(memory(n6))");
    Chain chain =
        closed
            .chain()
            .extended(new LogletOffset(7), new LogletId("default", 2), spec("memory(n6)"));
    assertThat(ties(SIX, List.of(), closed.with(chain)))
        .containsExactly(
            "log default has s0 on compress(memory(n6)): copy it elsewhere (rhenea modify), or trim"
                + " the log up to 7",
            "log default has s1 on memory(n6): switch to another composition");
  }

  @Test
  void aSwitchThatIsUnderWayDoes() {
    ChainRecord record = began("memory(n2)");
    Intent intent =
        new Intent(new IntentId(ONE, 1), record.chain().active().id(), spec("memory(n6)"));
    assertThat(ties(SIX, List.of(), record.accept(intent).orElseThrow()))
        .containsExactly("log default is being switched to memory(n6)");
  }
}
