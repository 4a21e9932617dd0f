package dev.rhenea.nativeloglet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What takes the place of a native Loglet whose nodes fail (rule V8). */
class ReplacementTest {
  private static SequencedSet<NodeId> nodes(String names) {
    return new LinkedHashSet<>(
        Stream.of(names.strip().split(" +", -1))
            .filter(name -> !name.isEmpty())
            .map(NodeId::new)
            .toList());
  }

  private static ProtocolSpec spec(String logServers, String sequencer) {
    ProtocolSpec spec =
        ProtocolSpec.of("native").withNodes("logservers", List.copyOf(nodes(logServers)));
    return sequencer.isEmpty()
        ? spec
        : spec.with("sequencer", new Value.Node(new NodeId(sequencer)));
  }

  private static Optional<ProtocolSpec> propose(
      ProtocolSpec spec, SequencedSet<NodeId> failed, SequencedSet<NodeId> spares) {
    return new NativeLogletProvider()
        .propose(spec, new Catalogue(List.of(), List.of()), failed, spares);
  }

  @ParameterizedTest
  @CsvSource({
    // LogServers, sequencer, failed, spares, proposed LogServers, proposed sequencer
    "'n1 n2 n3', '',  '',      '',      'n1 n2 n3', ''",
    "'n1 n2 n3', '',  'n1',    'n4',    'n4 n2 n3', 'n2'",
    "'n1 n2 n3', '',  'n1',    '',      'n1 n2 n3', 'n2'",
    "'n1 n2 n3', '',  'n3',    'n4',    'n1 n2 n4', ''",
    "'n1 n2 n3', n2,  'n2',    'n2 n4', 'n1 n4 n3', 'n1'",
    "'n1 n2 n3', n2,  'n1',    'n4 n5', 'n4 n2 n3', 'n2'",
    "'n1 n2 n3', n9,  'n9',    '',      'n1 n2 n3', 'n1'",
    "'n1 n2 n3', n9,  'n1',    'n2 n4', 'n4 n2 n3', 'n9'",
    "'n1 n2 n3', '',  'n1 n2', 'n4',    'n4 n2 n3', 'n3'",
    "'n1',       '',  'n1',    'n2',    'n2',       ''",
  })
  void replacesWhatFailed(
      String logServers,
      String sequencer,
      String failed,
      String spares,
      String proposed,
      String next) {
    assertThat(propose(spec(logServers, sequencer), nodes(failed), nodes(spares)))
        .contains(spec(proposed, next));
  }

  /** Fewer copies, or no majority, would not be the same Loglet. */
  @ParameterizedTest
  @CsvSource({"'n1 n2 n3', 'n1 n2', ''", "'n1', 'n1', ''", "'n1 n2 n3 n4 n5', 'n1 n2 n3 n4', 'n6'"})
  void needsALivingMajority(String logServers, String failed, String spares) {
    assertThat(propose(spec(logServers, ""), nodes(failed), nodes(spares))).isEmpty();
  }

  /** Data folders belong to a Loglet that was created, not to the next one (N14). */
  @Test
  void proposesUnboundNodes() {
    ProtocolSpec created =
        spec("n1 n2 n3", "n2").mapNodes(node -> new Value.Node(node.id(), new StorageId(1)));
    assertThat(propose(created, nodes("n3"), nodes("n4"))).contains(spec("n1 n2 n4", "n2"));
  }
}
