package dev.rhenea.zookeeper;

import dev.rhenea.provider.EngineProvider;
import java.util.List;

/**
 * Apache ZooKeeper servers inside node processes: one member of one ensemble per node.
 *
 * <p>The exit procedure of ZooKeeper, which is one per JVM, is replaced for good: a member that
 * cannot go on is down, its node is not.
 */
public final class ZooKeeperEngine implements EngineProvider {
  static final String NAME = "zookeeper";

  /** The port that Loglets and registers connect to. */
  static final String CLIENT_PORT = "client";

  /** The port that followers connect to when their node leads. */
  static final String QUORUM_PORT = "quorum";

  /** The port on which members elect a leader. */
  static final String ELECTION_PORT = "election";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> ports() {
    return List.of(CLIENT_PORT, QUORUM_PORT, ELECTION_PORT);
  }

  @Override
  public Engine start(Site site) throws Exception {
    return EnsembleMember.start(MemberConfiguration.of(site));
  }
}
