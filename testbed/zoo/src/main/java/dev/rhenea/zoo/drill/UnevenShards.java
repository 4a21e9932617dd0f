package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import dev.rhenea.simulator.Faults;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Parity, and an entry of which one child alone has its shard, because the conductor reached no
 * other before it died. It cannot be read, so it must not be below the tail; and whoever reaches
 * that child alone must not tell a tail at all (M1).
 */
public final class UnevenShards extends Drill {
  /** Loaded by name. */
  public UnevenShards() {}

  @Override
  void play(long seed, List<String> findings) throws Unavailable {
    SplittableRandom random = new SplittableRandom(seed);
    ParityScene scene = new ParityScene(seed, 0, child -> child, List.of());
    Faults faults = scene.world().faults();
    Loglet writer = scene.open(ParityScene.WRITER);
    scene.append(writer, random.nextInt(5), random);

    NodeId holder = ParityScene.KEEPERS.get(random.nextInt(ParityScene.KEEPERS.size()));
    List<NodeId> others =
        ParityScene.KEEPERS.stream().filter(keeper -> !keeper.equals(holder)).toList();
    others.forEach(keeper -> faults.cut(ParityScene.CONDUCTOR, keeper));
    writer.append(Payload.utf8("held by one")).whenDone(ended -> {}, why -> {});
    scene.world().runFor(Duration.ofMillis(20));
    faults.crash(ParityScene.CONDUCTOR);
    faults.heal();

    Loglet reader = scene.open(ParityScene.READER);
    Tail stop =
        scene
            .world()
            .await(random.nextBoolean() ? stop(reader) : stopByOne(reader, faults, others));
    scene.judge(reader, stop.offset(), findings);
  }

  /** First with the holder alone, then with all. */
  private static Future<Tail> stopByOne(Loglet reader, Faults faults, List<NodeId> others) {
    others.forEach(keeper -> faults.cut(ParityScene.READER, keeper));
    return reader
        .checkTail()
        .map(tail -> {
          faults.heal();
          return tail;
        })
        .recover(tooFew -> {
          faults.heal();
          return stop(reader);
        });
  }

  private static Future<Tail> stop(Loglet reader) {
    return reader.seal().compose(sealed -> reader.checkTail());
  }
}
