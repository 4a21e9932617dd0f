package dev.rhenea.node.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A disk that is full now and then, and tears what it refuses: each unit's storage is always what
 * was acknowledged of it, to a handle opened anew and after a restart.
 */
class FullDiskModelTest {
  private static final JournalOptions SMALL = JournalOptions.DEFAULT.withSegmentBytes(4096);

  @TempDir Path folder;

  /** What a unit was told is durable. */
  private static final class Unit {
    final UnitId id;
    final TreeMap<Long, String> records = new TreeMap<>();
    String cell = "";
    long start;
    long end;

    Unit(String name) {
      id = new UnitId("default/" + name);
    }

    void drop(long index) {
      records.headMap(index).clear();
      start = index;
      end = Math.max(end, index);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsThereIsWhatWasAcknowledged(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    FickleDisk disk = new FickleDisk();
    List<Unit> units = List.of(new Unit("a"), new Unit("b"), new Unit("c"));
    int refused = 0;
    try (TestLoop loop = new TestLoop()) {
      for (int life = 0; life < 4; life++) {
        disk.full = false;
        disk.tears = false;
        try (Journal journal = Journal.open(folder, SMALL.withMostBytes(12 * 4096), disk)) {
          for (Unit unit : units) {
            assertRight(loop, loop.on(() -> journal.storage(unit.id, loop)), unit);
          }
          List<Storage> handles = new ArrayList<>();
          units.forEach(unit -> handles.add(loop.on(() -> journal.storage(unit.id, loop))));
          for (int i = 0; i < 300; i++) {
            disk.full = random.nextInt(100) < 5 ? random.nextBoolean() : disk.full;
            disk.tears = random.nextInt(20) == 0;
            int which = random.nextInt(units.size());
            Unit unit = units.get(which);
            if (!burst(loop, handles.get(which), unit, random)) {
              refused++;
              handles.set(which, loop.on(() -> journal.storage(unit.id, loop)));
              assertRight(loop, handles.get(which), unit);
            }
          }
        }
      }
      try (Journal journal = Journal.open(folder, SMALL)) {
        for (Unit unit : units) {
          assertRight(loop, loop.on(() -> journal.storage(unit.id, loop)), unit);
        }
      }
    }
    assertThat(refused).isPositive();
    assertThat(disk.refusals.get()).isPositive();
  }

  /** Some changes at once; whether all were taken. The model hears of those that were. */
  private boolean burst(TestLoop loop, Storage storage, Unit unit, SplittableRandom random) {
    List<Future<Done>> outcomes = new ArrayList<>();
    List<Runnable> meant = new ArrayList<>();
    long next = unit.end;
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      String text = "v".repeat(random.nextInt(200)) + random.nextInt(1000);
      switch (random.nextInt(10)) {
        case 0 -> {
          long below = Math.max(unit.start, next - random.nextInt(40));
          meant.add(() -> unit.drop(Math.max(unit.start, below)));
          outcomes.add(loop.on(() -> storage.log("entries").dropBelow(below)));
        }
        case 1, 2 -> {
          meant.add(() -> unit.cell = text);
          outcomes.add(loop.on(() -> storage.cell("state").write(Payload.utf8(text))));
        }
        default -> {
          long index = next++;
          meant.add(() -> {
            unit.records.put(index, text);
            unit.end = index + 1;
          });
          outcomes.add(loop.on(() -> storage.log("entries").write(index, Payload.utf8(text))));
        }
      }
    }
    boolean all = true;
    for (int i = 0; i < changes; i++) {
      Future<Done> outcome = outcomes.get(i);
      try {
        loop.await(() -> outcome);
        assertThat(all).as("what follows a refusal is refused").isTrue();
        meant.get(i).run();
      } catch (Unavailable refused) {
        all = false;
      }
    }
    return all;
  }

  private static void assertRight(TestLoop loop, Storage storage, Unit unit) throws Unavailable {
    RecordLog log = loop.on(() -> storage.log("entries"));
    assertThat(loop.on(log::start)).isEqualTo(unit.start);
    assertThat(loop.on(log::end)).isEqualTo(unit.end);
    assertThat(loop.on(() -> storage.cell("state").value()).map(Payload::toUtf8).orElse(""))
        .isEqualTo(unit.cell);
    TreeMap<Long, String> found = new TreeMap<>();
    loop.await(() -> log.read(0, Long.MAX_VALUE, Integer.MAX_VALUE))
        .forEach(entry -> found.put(entry.index(), entry.bytes().toUtf8()));
    assertThat(found).isEqualTo(unit.records);
  }

  @Test
  void spareFilesThatAProcessLeftAreTakenAsTheyAre() throws Exception {
    try (TestLoop loop = new TestLoop()) {
      for (int life = 0; life < 3; life++) {
        FickleDisk disk = new FickleDisk();
        disk.full = life > 0;
        try (Journal journal = Journal.open(folder, SMALL, disk)) {
          Storage storage = loop.on(() -> journal.storage(new UnitId("default/a"), loop));
          long index = life;
          loop.await(() -> storage.log("entries").write(index, Payload.utf8("v")));
        }
      }
    }
  }
}
