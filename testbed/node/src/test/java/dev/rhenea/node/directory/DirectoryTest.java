package dev.rhenea.node.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.node.transport.HostPort;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.virtuallog.placement.Placement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The stored form of the directory, and what is changed in it. */
class DirectoryTest {
  private static final Directory TWO =
      new Directory(
          new TreeMap<>(Map.of("default", "native(n1)", "table", "memory(n2)")),
          Optional.empty(),
          Optional.empty(),
          Payload.empty());

  private static final Directory WITH_MEMBERS = TWO.with(members());

  private static final Directory WITH_PLACEMENT =
      WITH_MEMBERS.with(
          Placement.founding(nodes("n1"), List.of("table"))
              .towards(nodes("n2", "n3"))
              .heard(new NodeId("n1"), 0, Set.of(new NodeId("n1"))));

  private static List<NodeId> nodes(String... names) {
    return Stream.of(names).map(NodeId::new).toList();
  }

  private static Members members() {
    SortedMap<NodeId, Addresses> nodes = new TreeMap<>();
    nodes.put(
        new NodeId("n1"),
        new Addresses(
            HostPort.parse("10.0.0.1:7101"),
            HostPort.parse("10.0.0.1:7201"),
            new TreeMap<>(
                Map.of(
                    "zookeeper",
                    new TreeMap<>(Map.of("client", HostPort.parse("10.0.0.1:7301")))))));
    Members founding = Members.founding(new ClusterId(7), nodes);
    return new Members(
        founding.cluster(),
        founding.present(),
        new TreeMap<>(Map.of(new NodeId("n2"), new StorageId(5))));
  }

  /** The second format; change this only by adding fields. */
  @Test
  void theFormatWithMembersIsReadForEver() {
    byte[] golden =
        HexFormat.of()
            .parseHex(
                "01040e64656661756c74146e6174697665286e31290a7461626c65146d656d6f7279286e3229"
                    + "0e02046e31001a31302e302e302e313a373130311a31302e302e302e313a37323031"
                    + "02127a6f6f6b6565706572020c636c69656e741a31302e302e302e313a37333031"
                    + "02046e320a");
    assertThat(HexFormat.of().formatHex(WITH_MEMBERS.encode().toByteArray()))
        .isEqualTo(HexFormat.of().formatHex(golden));
    assertThat(Directory.decode(Payload.wrap(golden))).contains(WITH_MEMBERS);
  }

  /** The third format, of a cluster whose registers were moved. */
  @Test
  void theFormatWithAPlacementIsReadForEver() {
    byte[] golden =
        HexFormat.of()
            .parseHex(
                "01040e64656661756c74146e6174697665286e31290a7461626c65146d656d6f7279286e"
                    + "32290e02046e31001a31302e302e302e313a373130311a31302e302e302e313a37323031"
                    + "02127a6f6f6b6565706572020c636c69656e741a31302e302e302e313a3733303102046e"
                    + "320a0100040002046e310204046e32046e33020a7461626c6502046e3102046e3100");
    assertThat(HexFormat.of().formatHex(WITH_PLACEMENT.encode().toByteArray()))
        .isEqualTo(HexFormat.of().formatHex(golden));
    assertThat(Directory.decode(Payload.wrap(golden))).contains(WITH_PLACEMENT);
  }

  /** What a past version wrote must stay readable; change this only by adding fields. */
  @Test
  void theFirstFormatIsReadForEver() {
    byte[] golden =
        HexFormat.of()
            .parseHex(
                "01040e64656661756c74146e6174697665286e3129"
                    + "0a7461626c65146d656d6f7279286e3229");
    assertThat(HexFormat.of().formatHex(TWO.encode().toByteArray()))
        .isEqualTo(HexFormat.of().formatHex(golden));
    assertThat(Directory.decode(Payload.wrap(golden))).contains(TWO);
  }

  @Test
  void fieldsOfANewerMinorVersionAreWrittenBack() {
    Payload newer =
        new PayloadWriter().rest(WITH_PLACEMENT.encode()).text("something new").toPayload();
    Directory read = Directory.decode(newer).orElseThrow();
    Directory more = read.with("mine", "native(n3)").orElseThrow();
    assertThat(more.logs()).hasSize(3);
    assertThat(more.members()).contains(members());
    assertThat(more.placement().orElseThrow().made()).containsEntry("mine", nodes("n2", "n3"));
    assertThat(more.later()).isEqualTo(new PayloadWriter().text("something new").toPayload());
  }

  @Test
  void aNameIsGivenOnce() {
    assertThat(TWO.with("table", "native(n1)")).isEmpty();
    assertThat(TWO.with("mine", "native(n1)").orElseThrow().logs()).containsKey("mine");
  }

  @Test
  void aNewerMajorVersionIsNotGuessedAt() {
    assertThat(Directory.decode(new PayloadWriter().tag(2).text("?").toPayload())).isEmpty();
    assertThatThrownBy(() -> Directory.decode(new PayloadWriter().tag(1).toPayload()))
        .isInstanceOf(MalformedPayloadException.class);
  }
}
