package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.memory.MemoryRegisterProvider;
import dev.rhenea.simulator.Transmission;
import dev.rhenea.virtuallog.Attempt;
import dev.rhenea.virtuallog.ModifyResult;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A copy is announced, and its author does not hear that it was; it is taken for one that a dead
 * author left, given up, and given up as a leftover, too, while somebody destroys it. When the
 * author hears from the MetaStore again, no record tells of the copy: it is not to get into the
 * chain, where it would be destroyed (V7).
 */
public final class AnnouncedUnheard extends LogDrill {
  /** Longer than one write waits for its answer, shorter than an announcement is tried. */
  private static final Duration SILENCE = Duration.ofSeconds(7);

  /** Loaded by name. */
  public AnnouncedUnheard() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    scene.create(LogScene.memory(LogScene.keeper(1)));
    VirtualLog operator = scene.open(LogScene.OPERATOR);
    VirtualLog writer = scene.open(LogScene.WRITER);
    scene.appended(List.of(scene.append(writer), scene.append(operator)));
    scene.world().await(operator.reconfigExtend(LogScene.memory(LogScene.keeper(2))));
    AtomicBoolean announced = new AtomicBoolean();
    scene
        .world()
        .observeMessages(message -> {
          if (message.arrived() && isWrite(message) && !announced.getAndSet(true)) {
            scene.faults().cut(LogScene.META, LogScene.OPERATOR);
          }
        });
    Future<ModifyResult> answer =
        operator.reconfigModify(SegmentId.FIRST, LogScene.memory(LogScene.keeper(3)));
    scene.world().runFor(Duration.ofMillis(100));
    Attempt unheard = scene.stored().record().copies().attempts().getFirst();
    scene.edit(record -> record.giveUp(unheard));
    scene.faults().cut(LogScene.WRITER, LogScene.keeper(3)); // a destruction takes its time
    scene.runUpTo(Duration.ofSeconds(3)); // the writer reads of it, and begins to destroy it
    scene.world().await(writer.forget(unheard.copy()));
    scene.world().runFor(SILENCE.minus(Duration.ofSeconds(1)));
    scene.faults().heal();
    scene.world().await(answer);
    if (scene.stored().chain().loglets().contains(unheard.copy())) {
      scene.found("came-back");
    }
    scene.readAll(writer);
  }

  private static boolean isWrite(Transmission message) {
    return message.kind() == Transmission.Kind.REQUEST
        && message.from().equals(LogScene.OPERATOR)
        && message.to().equals(LogScene.META)
        && new MemoryRegisterProvider()
            .describe(message.role().role().role(), message.bytes())
            .equals(Optional.of("Write"));
  }
}
