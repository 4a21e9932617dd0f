package dev.rhenea.cli.cluster;

/** placeholder */
public final class LocalCluster {
  public void kill(dev.rhenea.environment.NodeId n)
      throws InterruptedException, java.io.IOException {}

  public void start(dev.rhenea.environment.NodeId n)
      throws InterruptedException, java.io.IOException {}
}
