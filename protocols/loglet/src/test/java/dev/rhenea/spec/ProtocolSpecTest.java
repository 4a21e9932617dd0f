package dev.rhenea.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolSpecTest {
  private static final ProtocolSpec LEFT =
      ProtocolSpec.of("native").withNodes("nodes", nodes("n3", "n1"));
  private static final ProtocolSpec RIGHT =
      ProtocolSpec.of("native")
          .withNodes("nodes", nodes("n4", "n1"))
          .with("sequencer", new Value.Node(new NodeId("n5")));
  private static final ProtocolSpec STRIPE =
      ProtocolSpec.of("stripe")
          .with(
              "children", new Value.Items(List.of(new Value.Child(LEFT), new Value.Child(RIGHT))));

  private static List<NodeId> nodes(String... names) {
    return Stream.of(names).map(NodeId::new).toList();
  }

  @Test
  void nodesAreListedOnceInOrderOfAppearance() {
    assertThat(STRIPE.nodes()).containsExactlyElementsOf(nodes("n3", "n1", "n4", "n5"));
    assertThat(ProtocolSpec.of("memory").nodes()).isEmpty();
  }

  @Test
  void childrenAreListedInOrderButNotTheirChildren() {
    assertThat(STRIPE.children()).containsExactly(LEFT, RIGHT);
    ProtocolSpec outer = ProtocolSpec.of("checksum").with("child", new Value.Child(STRIPE));
    assertThat(outer.children()).containsExactly(STRIPE);
  }

  @Test
  void mapNodesReachesEveryNodeAndNothingElse() {
    ProtocolSpec bound =
        STRIPE.mapNodes(
            node -> new Value.Node(node.id(), new StorageId(node.id().name().charAt(1))));
    assertThat(bound.nodes()).isEqualTo(STRIPE.nodes());
    assertThat(new Arguments(bound.children().getLast()).nodes("sequencer"))
        .containsExactly(new Value.Node(new NodeId("n5"), new StorageId('5')));
    assertThat(bound).isNotEqualTo(STRIPE);
    assertThat(bound.unbound()).isEqualTo(STRIPE);
    assertThat(bound).hasToString(STRIPE.toString());
  }

  @Test
  void whatPeopleWriteIsBoundToNothing() {
    ProtocolSpec cold = ProtocolSpec.of("objects").with("folder", new Value.Folder("/cold"));
    ProtocolSpec bound = cold.with("folder", new Value.Folder("/cold", new StorageId(7)));
    assertThat(bound).isNotEqualTo(cold).hasToString(cold.toString());
    ProtocolSpec around = ProtocolSpec.of("compress").with("child", new Value.Child(bound));
    assertThat(around.folders()).containsExactly(new Value.Folder("/cold", new StorageId(7)));
    assertThat(around.unbound())
        .isEqualTo(ProtocolSpec.of("compress").with("child", new Value.Child(cold)));
  }

  @Test
  void aFolderMayBeStoredAsAText() {
    ProtocolSpec before = ProtocolSpec.of("objects").with("folder", new Value.Text("/cold"));
    assertThat(new Arguments(before).folder("folder")).contains(new Value.Folder("/cold"));
    assertThat(new Arguments(before).folder("other")).isEmpty();
  }

  @Test
  void withSetsOneArgumentOfACopy() {
    ProtocolSpec spec = ProtocolSpec.of("native").with("a", new Value.Whole(1));
    ProtocolSpec changed = spec.with("b", new Value.Whole(2)).with("a", new Value.Whole(3));
    assertThat(spec.argument("b")).isEmpty();
    assertThat(changed.argument("a")).contains(new Value.Whole(3));
    assertThat(changed.arguments().keySet()).containsExactly("a", "b");
  }

  @Test
  void argumentsAreTyped() {
    ProtocolSpec spec = Specs.withEveryKindOfValue();
    Arguments arguments = new Arguments(spec);
    assertThat(arguments.whole("whole", 0)).isEqualTo(-7);
    assertThat(arguments.whole("missing", 5)).isEqualTo(5);
    assertThat(arguments.size("size", 0)).isEqualTo(900 * 1024);
    assertThat(arguments.span("span", Duration.ZERO)).isEqualTo(Duration.ofMillis(20));
    assertThat(arguments.word("word", "")).isEqualTo("fast");
    assertThat(arguments.nodeIds("nodes")).containsExactlyElementsOf(nodes("n2", "n3"));
    assertThat(arguments.node("node")).contains(new NodeId("n1"));
    assertThatThrownBy(() -> arguments.whole("word", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stripe: word takes a whole number, found fast");
  }

  @Test
  void printsAsPeopleWriteIt() {
    assertThat(Specs.withEveryKindOfValue())
        .hasToString(
            "stripe(text: \"a \\\"b\\\"\", whole: -7, decimal: 1.50, size: 900KiB, span: 20ms,"
                + " file: file(\"log.key\"), word: fast, node: n1, nodes: [n2, n3],"
                + " child: memory())");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Native", "1a", "a_b", "a b"})
  void notAProtocolName(String name) {
    assertThatThrownBy(() -> ProtocolSpec.of(name)).isInstanceOf(IllegalArgumentException.class);
  }
}
