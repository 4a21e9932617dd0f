package dev.rhenea.zoo.zookeeper;

import dev.rhenea.contract.engine.RealLoop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import java.time.Duration;
import java.util.List;

/**
 * A leader was cut off, the others elected another one, and the old one has not heard of it: it
 * answers reads, and {@code sync} as well, which asks the leader and nobody else. What it says is
 * not the tail of the Loglet and not the value of the register (O4).
 */
public final class DeposedLeader extends KeeperDrill {
  /** In which a majority would have answered, and one server cannot. */
  private static final Duration HASTY = Duration.ofMillis(400);

  /** Loaded by name. */
  public DeposedLeader() {}

  @Override
  void play(KeeperScene scene) throws InterruptedException {
    LogletId logletId = scene.loglet();
    RegisterId registerId = scene.register();
    int leader = scene.ensemble.leader();
    List<NodeId> old = List.of(KeeperScene.SERVERS.get(leader));
    Loglet loglet = scene.open(scene.one, logletId, old, HASTY);
    VersionedRegister register = scene.open(scene.one, registerId, old, HASTY);
    scene.one.tail(loglet);
    scene.one.get(register::read); // both are connected
    scene.ensemble.depose(leader);
    try {
      List<NodeId> others =
          KeeperScene.SERVERS.stream().filter(server -> !old.contains(server)).toList();
      Loglet elsewhere = scene.open(scene.other, logletId, others, Duration.ofSeconds(30));
      LogletOffset appended = scene.other.appended(elsewhere, "unheard of");
      scene.require(
          !(scene.one.loop.await(scene.one.loop.start(loglet::checkTail))
                  instanceof RealLoop.Outcome.Value<Tail>(Tail tail)
              && tail.offset().compareTo(appended) <= 0),
          "O4");
      VersionedRegister written =
          scene.open(scene.other, registerId, others, Duration.ofSeconds(30));
      scene.require(
          scene.other.get(() -> written.conditionalWrite(Payload.utf8("unheard of"), Version.NONE))
              instanceof WriteResult.Written,
          "stuck");
      scene.require(
          !(scene.one.loop.await(scene.one.loop.start(register::read))
                  instanceof RealLoop.Outcome.Value<Versioned>(Versioned found)
              && found.version().equals(Version.NONE)),
          "REAL_TIME");
    } finally {
      scene.ensemble.reunite();
    }
  }
}
