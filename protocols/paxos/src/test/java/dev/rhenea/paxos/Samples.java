package dev.rhenea.paxos;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.payload.Payload;
import dev.rhenea.quorum.Majority;
import dev.rhenea.quorum.Tally;
import dev.rhenea.register.Version;
import java.util.List;
import java.util.stream.Stream;

/** Values that several tests start from. */
final class Samples {
  static final List<NodeId> THREE = nodes("n1", "n2", "n3");

  private Samples() {}

  static List<NodeId> nodes(String... names) {
    return Stream.of(names).map(NodeId::new).toList();
  }

  /** Members in data folders 11, 12, ... */
  static Members members(String... names) {
    List<NodeId> nodes = nodes(names);
    return new Members(
        nodes.stream()
            .map(node -> new Members.Member(node, new StorageId(11 + nodes.indexOf(node))))
            .toList());
  }

  static Chosen zero() {
    return new Chosen(Version.NONE, Envelope.created(members("n1", "n2", "n3")));
  }

  /** Version {@code number}, where version i is written by write 1#i. */
  static Chosen version(int number) {
    Chosen newest = zero();
    for (int i = 1; i <= number; i++) {
      newest = newest.followedBy(after(newest, i));
    }
    return newest;
  }

  /** What write 1#{@code write} would put after {@code version}. */
  static Envelope after(Chosen version, int write) {
    return version
        .envelope()
        .followedBy(new WriteId(1, write), version.members(), Payload.utf8("bytes " + write));
  }

  static Vote vote(int round, Envelope envelope) {
    return new Vote(new Ballot(round, 1), envelope);
  }

  /** The first of {@code THREE} answered the first reply, and so on. */
  static Tally<PaxosMessage.Reply> tally(PaxosMessage.Reply... replies) {
    Tally<PaxosMessage.Reply> tally = Tally.of(new Majority(THREE));
    for (int i = 0; i < replies.length; i++) {
      tally = tally.with(THREE.get(i), replies[i]);
    }
    return tally;
  }
}
