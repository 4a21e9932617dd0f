package dev.rhenea.zoo.zookeeper;

import dev.rhenea.contract.engine.Hold;
import dev.rhenea.contract.engine.RealLoop;
import dev.rhenea.environment.Trace;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Version;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** All servers are well: answers are lost, and others act between two answers. */
public final class KeeperTraps extends KeeperDrill {
  /** Loaded by name. */
  public KeeperTraps() {}

  @Override
  void play(KeeperScene scene) throws InterruptedException {
    lostAnswer(scene);
    lostAnswerOfARegister(scene);
    sealed(scene);
    trimmed(scene);
    betweenTwoAnswers(scene);
  }

  /** An append landed and its answer was lost: whoever writes it again must look first. */
  private static void lostAnswer(KeeperScene scene) throws InterruptedException {
    LogletId id = scene.loglet();
    Loglet loglet = scene.open(scene.one, id);
    Loglet observer = scene.open(scene.other, id);
    scene.one.appended(loglet, "first");
    scene.one.loseAnswers();
    CompletableFuture<RealLoop.Outcome<AppendResult>> append = scene.one.start(loglet, "lost");
    LogletOffset landed = new LogletOffset(1);
    scene.other.get(() -> observer.awaitTail(landed, Duration.ofSeconds(20)));
    scene.one.reconnect();
    scene.require(
        scene.one.loop.value(append).equals(new AppendResult.Appended(landed))
            && scene.other.tail(observer).equals(new Tail.Open(landed.next())),
        "once");
  }

  /** A write took effect and its answer was lost: that is no conflict. */
  private static void lostAnswerOfARegister(KeeperScene scene) throws InterruptedException {
    RegisterId id = scene.register();
    VersionedRegister register = scene.open(scene.one, id);
    VersionedRegister observer = scene.open(scene.other, id);
    scene.one.get(register::read);
    scene.one.loseAnswers();
    CompletableFuture<RealLoop.Outcome<WriteResult>> write =
        scene.one.loop.start(() -> register.conditionalWrite(Payload.utf8("lost"), Version.NONE));
    while (scene.other.get(observer::read).version().equals(Version.NONE)) {
      Thread.onSpinWait();
    }
    scene.one.reconnect();
    scene.require(
        !(scene.one.loop.value(write) instanceof WriteResult.Conflict), "CERTAIN_CONFLICT");
  }

  /** Somebody else sealed: no append succeeds, and to seal again does. */
  private static void sealed(KeeperScene scene) throws InterruptedException {
    LogletId id = scene.loglet();
    Loglet loglet = scene.open(scene.one, id);
    Loglet sealer = scene.open(scene.other, id);
    scene.one.appended(loglet, "first");
    scene.other.get(sealer::seal);
    scene.require(
        scene.one.append(loglet, "late") instanceof AppendResult.Sealed
            && scene.other.tail(sealer).equals(new Tail.Sealed(new LogletOffset(1))),
        "O1");
    scene.require(
        scene.one.loop.await(scene.one.loop.start(loglet::seal)) instanceof RealLoop.Outcome.Value,
        "O5");
  }

  /** Entries below a trim mark are deleted: the tail does not move. */
  private static void trimmed(KeeperScene scene) throws InterruptedException {
    Loglet loglet = scene.open(scene.one, scene.loglet());
    for (String entry : List.of("a", "b", "c")) {
      scene.one.appended(loglet, entry);
    }
    CompletableFuture<Trace> swept = scene.one.loop.next("Sweep.Finished");
    scene.one.get(() -> loglet.prefixTrim(new LogletOffset(2)));
    scene.one.loop.await(swept);
    scene.require(scene.one.tail(loglet).equals(new Tail.Open(new LogletOffset(3))), "O2");
  }

  /**
   * Between any two answers that a checkTail waits for, somebody appends and seals: the tail is
   * above the append if it is sealed, because that one was acknowledged.
   */
  private static void betweenTwoAnswers(KeeperScene scene) throws InterruptedException {
    boolean reached = true;
    for (int answer = 0; reached; answer++) {
      LogletId id = scene.loglet();
      Loglet loglet = scene.open(scene.one, id);
      Loglet other = scene.open(scene.other, id);
      scene.one.tail(loglet); // connected
      Hold hold = scene.one.loop.hold(answer);
      CompletableFuture<RealLoop.Outcome<Tail>> tail = scene.one.loop.start(loglet::checkTail);
      reached = scene.one.loop.await(hold.before(tail));
      if (reached) {
        LogletOffset appended = scene.other.appended(other, "between");
        scene.other.get(other::seal);
        hold.release();
        scene.require(
            !(scene.one.loop.value(tail) instanceof Tail.Sealed(LogletOffset offset)
                && offset.compareTo(appended) <= 0),
            "O2");
      }
      hold.release();
    }
  }
}
