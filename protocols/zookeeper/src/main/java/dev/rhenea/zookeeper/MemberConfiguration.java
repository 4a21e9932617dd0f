package dev.rhenea.zookeeper;

import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.EngineProvider.Site;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * How one member of an ensemble is set up: for loopback and small machines, durable, and with no
 * port but the three it needs.
 *
 * @param number the member's number (ZooKeeper's myid), from 1 in the order of the site's members
 * @param listening the addresses it binds, by port name, in the order of {@link
 *     ZooKeeperEngine#ports}
 * @param syncLatency added to every sync of its transaction log
 * @param properties what would stand in {@code zoo.cfg}
 */
record MemberConfiguration(
    NodeId node,
    int number,
    Path folder,
    List<Listening> listening,
    Duration syncLatency,
    Properties properties) {
  /** An address that the member will bind. */
  record Listening(String port, InetSocketAddress address) {}

  /**
   * ZooKeeper's unit of time. A follower that hears nothing for {@link #SYNC_LIMIT} ticks, here 3
   * s, leaves its leader; ZooKeeper's default of 2 s per tick makes that 10 s.
   */
  private static final int TICK_MILLIS = 250;

  /** Ticks in which a follower must have fetched the state of its leader: 10 s. */
  private static final int INIT_LIMIT = 40;

  private static final int SYNC_LIMIT = 12;

  /**
   * Reads the set-up from the site.
   *
   * @throws IllegalArgumentException if the site is not complete: the message names what is missing
   */
  static MemberConfiguration of(Site site) {
    int number = site.members().indexOf(site.node()) + 1;
    if (number == 0) {
      throw new IllegalArgumentException(
          "node %s is not among the members %s of the ZooKeeper ensemble"
              .formatted(site.node(), site.members()));
    }
    List<Listening> listening =
        new ZooKeeperEngine()
            .ports().stream()
                .map(port -> new Listening(port, address(site, site.node(), port)))
                .toList();
    return new MemberConfiguration(
        site.node(), number, site.folder(), listening, site.syncLatency(), properties(site));
  }

  private static Properties properties(Site site) {
    Properties properties = new Properties();
    InetSocketAddress client = address(site, site.node(), ZooKeeperEngine.CLIENT_PORT);
    properties.setProperty("dataDir", site.folder().toString());
    properties.setProperty("clientPortAddress", client.getHostString());
    properties.setProperty("clientPort", Integer.toString(client.getPort()));
    properties.setProperty("tickTime", Integer.toString(TICK_MILLIS));
    properties.setProperty("initLimit", Integer.toString(INIT_LIMIT));
    properties.setProperty("syncLimit", Integer.toString(SYNC_LIMIT));
    // By default members that looked for a leader in vain for long ask once a minute.
    properties.setProperty("fastleader.maxNotificationInterval", "1000");
    properties.setProperty("minSessionTimeout", "500");
    properties.setProperty("maxSessionTimeout", "60000");
    properties.setProperty("maxClientCnxns", "0"); // every client is on one host
    properties.setProperty("autopurge.snapRetainCount", "3");
    properties.setProperty("autopurge.purgeInterval", "1"); // hours
    // A lone member is an ensemble of one: the same code runs, whatever the size.
    properties.setProperty("standaloneEnabled", "false");
    properties.setProperty("admin.enableServer", "false");
    properties.setProperty("4lw.commands.whitelist", "");
    properties.setProperty(
        "metricsProvider.className", "org.apache.zookeeper.metrics.impl.NullMetricsProvider");
    for (int i = 0; i < site.members().size(); i++) {
      NodeId member = site.members().get(i);
      InetSocketAddress quorum = address(site, member, ZooKeeperEngine.QUORUM_PORT);
      InetSocketAddress election = address(site, member, ZooKeeperEngine.ELECTION_PORT);
      properties.setProperty(
          "server." + (i + 1),
          "%s:%d:%d:participant"
              .formatted(quorum.getHostString(), quorum.getPort(), election.getPort()));
    }
    return properties;
  }

  private static InetSocketAddress address(Site site, NodeId member, String port) {
    String endpoint =
        site.endpoint(member, port)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "node %s has no %s port for ZooKeeper".formatted(member, port)));
    return Endpoints.parse(endpoint);
  }
}
