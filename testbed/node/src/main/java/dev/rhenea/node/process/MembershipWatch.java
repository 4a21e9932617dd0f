package dev.rhenea.node.process;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.node.directory.Addresses;
import dev.rhenea.node.directory.Directory;
import dev.rhenea.node.directory.Members;
import dev.rhenea.node.transport.Transport;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells everything on this node that has to do with the nodes of the cluster who they are. */
final class MembershipWatch implements Consumer<Directory> {
  private static final Logger LOG = LoggerFactory.getLogger(MembershipWatch.class);

  private final Plan plan;
  private final CurrentMembership members;
  private final Transport transport;
  private final Environment environment;
  private final RememberedCluster memory;
  private final Runnable left;
  private volatile ClusterFile latest;

  /**
   * Called on the loop of {@code environment}.
   *
   * @param left called when this node is a member no more
   */
  MembershipWatch(
      Plan plan,
      CurrentMembership members,
      Transport transport,
      Environment environment,
      RememberedCluster memory,
      Runnable left) {
    this.plan = plan;
    this.members = members;
    this.transport = transport;
    this.environment = environment;
    this.memory = memory;
    this.left = left;
    this.latest = plan.cluster();
  }

  @Override
  public void accept(Directory directory) {
    directory.members().ifPresent(now -> accept(directory, now));
  }

  private void accept(Directory directory, Members now) {
    SortedMap<NodeId, Addresses> nodes = new TreeMap<>();
    now.present().forEach((node, member) -> nodes.put(node, member.addresses()));
    members.change(nodes);
    nodes.forEach((node, addresses) -> transport.peer(node, addresses.peer()));
    StorageId folder = environment.storage().id();
    if (folder.equals(now.left().get(plan.self()))) {
      left.run();
    } else if (plan.cluster().id().isPresent() && nodes.containsKey(plan.self())) {
      latest = ClusterFileWriter.current(plan.cluster(), directory);
      remember();
    }
  }

  /** What cannot be written now is written at the next change; until then, as it was. */
  private void remember() {
    environment
        .blocking(() -> {
          memory.write(() -> latest);
          return Done.DONE;
        })
        .whenDone(
            written -> {},
            why -> LOG.warn("{} does not remember its cluster: {}", plan.self(), why.diagnosis()));
  }
}
