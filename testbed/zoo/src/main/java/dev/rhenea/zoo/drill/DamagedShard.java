package dev.rhenea.zoo.drill;

import dev.rhenea.composition.filter.Filter;
import dev.rhenea.composition.filter.Forwarding;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Parity, one child of which gives back one shard with a bit changed, and says nothing. The entry
 * is read from the others (O3); and as nobody knows what stood there, the tail is not below it, for
 * it was acknowledged (O2).
 */
public final class DamagedShard extends Drill {
  private static final int ENTRIES = 6;

  /** Loaded by name. */
  public DamagedShard() {}

  @Override
  void play(long seed, List<String> findings) throws Unavailable {
    SplittableRandom random = new SplittableRandom(seed);
    int child = random.nextInt(ParityScene.KEEPERS.size());
    Damaging damaging =
        new Damaging(new LogletOffset(random.nextInt(ENTRIES)), random.nextInt(Integer.MAX_VALUE));
    ParityScene scene =
        new ParityScene(
            seed,
            child,
            spec -> ProtocolSpec.of(damaging.name()).with(Filter.CHILD, new Value.Child(spec)),
            List.of(damaging));
    scene.append(scene.open(ParityScene.WRITER), ENTRIES, random);
    scene.world().faults().crash(ParityScene.CONDUCTOR);
    Loglet reader = scene.open(ParityScene.READER);
    scene.world().await(reader.seal());
    scene.judge(reader, scene.world().await(reader.checkTail()).offset(), findings);
  }

  /**
   * Changes a bit of what is read.
   *
   * @param at the offset of what is damaged
   * @param bit which one, modulo how many there are
   */
  private record Damaging(LogletOffset at, int bit) implements Filter {
    @Override
    public String name() {
      return "damaging";
    }

    @Override
    public String summary() {
      return "Changes a bit of one entry.";
    }

    @Override
    public String source() {
      return "This drill.";
    }

    @Override
    public Loglet around(Site site, LogletTraits traits, Loglet child) {
      return new Damaged(child, traits, this);
    }

    private Entry damaged(Entry entry) {
      if (entry instanceof Entry.Data(LogletOffset offset, Payload stored) && offset.equals(at)) {
        byte[] bytes = stored.toByteArray();
        int index = bit % (8 * bytes.length);
        bytes[index / 8] ^= (byte) (1 << index % 8);
        return new Entry.Data(offset, Payload.wrap(bytes));
      }
      return entry;
    }
  }

  private record Damaged(Loglet child, LogletTraits traits, Damaging how) implements Forwarding {
    @Override
    public Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
      return child
          .readNext(from, to, maxBytes)
          .map(result ->
              result instanceof ReadResult.Entries(List<Entry> entries, LogletOffset next)
                  ? new ReadResult.Entries(entries.stream().map(how::damaged).toList(), next)
                  : result);
    }
  }
}
