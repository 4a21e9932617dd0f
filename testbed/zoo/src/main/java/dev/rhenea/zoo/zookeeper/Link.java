package dev.rhenea.zoo.zookeeper;

import dev.rhenea.contract.engine.Relay;

/**
 * How one server reaches another one.
 *
 * @param quorum to the port where a leader hears its followers
 * @param election to the port where votes arrive
 */
record Link(int from, int to, Relay quorum, Relay election) {
  static Link between(Ports from, Ports to) {
    return new Link(
        from.server(), to.server(), Relay.silent(to.quorum()), Relay.silent(to.election()));
  }

  boolean touches(int server) {
    return from == server || to == server;
  }

  void cut() {
    quorum.cutThere();
    quorum.cutBack();
    election.cutThere();
    election.cutBack();
  }

  void heal() {
    quorum.heal();
    election.heal();
  }
}
