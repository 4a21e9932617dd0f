package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.simulator.DiskModel;
import java.util.List;

/**
 * A drill on a native Loglet. The script decides about messages to single LogServers, and judges
 * the answers by the obligation that it means to put in danger.
 */
abstract class LogletDrill extends Drill {
  @Override
  final void play(long seed, List<String> findings) throws Unavailable {
    LogletScene scene = new LogletScene(seed, disks());
    play(scene);
    findings.addAll(scene.findings());
  }

  /** A solid-state disk unless the drill needs another. */
  DiskModel disks() {
    return DiskModel.SSD;
  }

  abstract void play(LogletScene scene) throws Unavailable;
}
