package dev.rhenea.node.process;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
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
  private volatile boolean known;

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
    String register = plan.registerOf(directory);
    members.change(nodes, register, directory.placement());
    nodes.forEach((node, addresses) -> transport.peer(node, addresses.peer()));
    StorageId folder = environment.storage().id();
    if (folder.equals(now.left().get(plan.self()))) {
      left.run();
    } else if (plan.remembers() && nodes.containsKey(plan.self())) {
      ClusterFile current = ClusterFileWriter.current(plan.cluster(), directory, register);
      if (!known || !current.equals(latest)) {
        latest = current;
        known = true;
        remember()
            .whenDone(
                written -> {},
                why ->
                    LOG.warn("{} does not remember its cluster: {}", plan.self(), why.diagnosis()));
      }
    }
  }

  /**
   * Writes what was heard of last, which is on disk then, or something newer. What cannot be
   * written now is written at the next change; until then, it is as it was.
   */
  Future<Done> remember() {
    return known
        ? environment.blocking(() -> {
          memory.write(() -> latest);
          return Done.DONE;
        })
        : environment.done();
  }
}
