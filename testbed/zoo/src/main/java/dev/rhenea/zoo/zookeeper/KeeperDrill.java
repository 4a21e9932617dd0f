package dev.rhenea.zoo.zookeeper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A script on the ZooKeeper adapter. Reports the checks it names, {@code fault} for a bug that a
 * client itself reported, and {@code stuck} for a call without an answer although everybody it
 * needed was there. The seed moves nothing.
 */
abstract class KeeperDrill implements LongFunction<List<String>> {
  @Override
  public final List<String> apply(long seed) {
    List<String> findings = new ArrayList<>();
    SharedEnsemble.exclusively(() -> run(findings));
    return List.copyOf(findings);
  }

  private void run(List<String> findings) {
    try (KeeperScene scene = new KeeperScene()) {
      try {
        play(scene);
      } catch (AssertionError stuck) {
        findings.add("stuck");
      }
      findings.addAll(scene.findings());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  abstract void play(KeeperScene scene) throws InterruptedException;
}
