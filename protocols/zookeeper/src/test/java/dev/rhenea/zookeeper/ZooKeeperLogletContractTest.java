package dev.rhenea.zookeeper;

import dev.rhenea.contract.LogletContract;

/** Everything a Loglet promises, kept by the pipelined variant on real servers. */
class ZooKeeperLogletContractTest extends EnsembleFixture implements LogletContract {
  /** The ensemble keeps the data, not the nodes the spec names. */
  @Override
  public boolean bindsNodes() {
    return false;
  }
}
