package dev.rhenea.node.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.node.transport.HostPort;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who is let in, and who is not. */
class MembersTest {
  private static final NodeId ONE = new NodeId("n1");
  private static final NodeId SIX = new NodeId("n6");
  private static final StorageId FOLDER = new StorageId(6);
  private static final StorageId ANOTHER = new StorageId(66);

  private static final Members FOUNDING =
      Members.founding(new ClusterId(1), new TreeMap<>(Map.of(ONE, at(1))));

  private static Addresses at(int machine) {
    return Addresses.of(
        HostPort.parse("10.0.0.%d:7101".formatted(machine)),
        HostPort.parse("10.0.0.%d:7201".formatted(machine)));
  }

  private static Members admitted(Members members, NodeId node, StorageId folder, Addresses at) {
    return ((Arrival.Admitted) members.arrive(node, folder, at)).next();
  }

  private static String refused(Members members, NodeId node, StorageId folder, Addresses at) {
    return ((Arrival.Refused) members.arrive(node, folder, at)).reason();
  }

  private static Member of(Members members, NodeId node) {
    return Optional.ofNullable(members.present().get(node)).orElseThrow();
  }

  @Test
  void aNodeOfTheClusterFileSaysWhichFolderItHas() {
    Members known = admitted(FOUNDING, ONE, FOLDER, at(1));
    assertThat(of(known, ONE).folder()).contains(FOLDER);
    assertThat(known.arrive(ONE, FOLDER, at(1))).isEqualTo(new Arrival.Known());
  }

  @Test
  void aNewNodeIsTakenInAndMayTryAgain() {
    Members two = admitted(FOUNDING, SIX, FOLDER, at(6));
    assertThat(two.present()).containsOnlyKeys(ONE, SIX);
    assertThat(two.arrive(SIX, FOLDER, at(6))).isEqualTo(new Arrival.Known());
  }

  @Test
  void ofTwoWithOneNameTheSecondIsRefused() {
    Members two = admitted(FOUNDING, SIX, FOLDER, at(6));
    assertThat(refused(two, SIX, ANOTHER, at(7)))
        .contains("there is a node n6 already, at 10.0.0.6:7101", "rhenea leave n6");
  }

  @Test
  void aNodeMayMoveAndMayLoseItsDiskButNotBoth() {
    Members two = admitted(FOUNDING, SIX, FOLDER, at(6));
    assertThat(of(admitted(two, SIX, FOLDER, at(7)), SIX).addresses()).isEqualTo(at(7));
    assertThat(of(admitted(two, SIX, ANOTHER, at(6)), SIX).folder()).contains(ANOTHER);
  }

  @Test
  void anAddressBelongsToOneNode() {
    assertThat(refused(FOUNDING, SIX, FOLDER, at(1)))
        .contains("10.0.0.1:7201 is where n1 listens: name another address for n6");
  }

  @Test
  void aFolderBelongsToOneNode() {
    Members two = admitted(FOUNDING, SIX, FOLDER, at(6));
    assertThat(refused(two, new NodeId("n7"), FOLDER, at(7)))
        .contains("the data folder is that of n6");
  }

  @Test
  void whoLeavesIsRememberedWithItsFolder() {
    Members two = admitted(FOUNDING, SIX, FOLDER, at(6));
    Members left = ((Departure.Leaving) two.leave(SIX, two)).next();
    assertThat(left.present()).containsOnlyKeys(ONE);
    assertThat(left.left()).containsExactly(Map.entry(SIX, FOLDER));
    assertThat(left.leave(SIX, left)).isEqualTo(new Departure.Gone());
    assertThat(left.leave(SIX, two)).isEqualTo(new Departure.Gone());
    Member before = of(two, SIX);
    assertThat(left.readmit(SIX, before)).contains(two);
    assertThat(two.readmit(SIX, before)).isEmpty();
  }

  /** What was found about the members may not hold for others. */
  @Test
  void nobodyLeavesMembersThatWereNotLookedAt() {
    Members two = admitted(FOUNDING, SIX, FOLDER, at(6));
    Members three = admitted(two, new NodeId("n7"), ANOTHER, at(7));
    assertThat(three.leave(SIX, two)).isEqualTo(new Departure.Changed());
  }

  @Test
  void whoLeftComesBackWithAnEmptyFolderOnly() {
    Members left =
        new Members(FOUNDING.cluster(), FOUNDING.present(), new TreeMap<>(Map.of(SIX, FOLDER)));
    assertThat(refused(left, SIX, FOLDER, at(6))).contains("n6 has left this cluster");
    Members back = admitted(left, SIX, ANOTHER, at(6));
    assertThat(back.present()).containsOnlyKeys(ONE, SIX);
    assertThat(back.left()).isEmpty();
  }
}
