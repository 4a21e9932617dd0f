package dev.rhenea.cli.cluster;

import dev.rhenea.cli.cluster.ClusterFile.Member;
import dev.rhenea.contract.engine.Relay;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.transport.HostPort;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The network between nodes of one host, which can be cut: every node reaches every port of another
 * one through a relay of its own. What is sent into a cut arrives when it heals, unless somebody
 * gives up before.
 *
 * <p>One thing gets past the relays: ZooKeeper's servers tell each other where they vote, so some
 * votes do; what a leader tells its followers does not.
 */
final class Links implements Closeable {
  private final Map<Way, List<Relay>> relays = new LinkedHashMap<>();

  /** From a caller to a callee. */
  private record Way(NodeId from, NodeId to) {
    boolean isBetween(NodeId one, NodeId other) {
      return (from.equals(one) && to.equals(other)) || (from.equals(other) && to.equals(one));
    }
  }

  /** Where {@code from} reaches {@code to}, which listens at {@code real}. */
  Member relayed(NodeId from, NodeId to, Member real) {
    List<Relay> way = relays.computeIfAbsent(new Way(from, to), unknown -> new ArrayList<>());
    Map<String, Map<String, String>> engines = new LinkedHashMap<>();
    real.engines()
        .forEach((engine, ports) -> {
          Map<String, String> relayed = new LinkedHashMap<>();
          ports.forEach((port, address) -> relayed.put(port, relay(way, address)));
          engines.put(engine, relayed);
        });
    return new Member(relay(way, real.peer()), relay(way, real.http()), engines);
  }

  private static String relay(List<Relay> way, String address) {
    Relay relay = Relay.silent(HostPort.parse(address).port());
    way.add(relay);
    return "127.0.0.1:" + relay.port();
  }

  /** Lets nothing through between the two, whoever called. */
  void cut(NodeId one, NodeId other) {
    relays.forEach((way, each) -> {
      if (way.isBetween(one, other)) {
        each.forEach(relay -> {
          relay.cutThere();
          relay.cutBack();
        });
      }
    });
  }

  /** Lets everything through again, first what was held. */
  void heal() {
    relays.values().forEach(way -> way.forEach(Relay::heal));
  }

  @Override
  public void close() throws IOException {
    for (List<Relay> way : relays.values()) {
      for (Relay relay : way) {
        relay.close();
      }
    }
  }
}
