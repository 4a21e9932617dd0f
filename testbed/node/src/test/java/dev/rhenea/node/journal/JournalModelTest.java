package dev.rhenea.node.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of several units, cut short by the loss of power again and again, against a
 * model: what is recovered is, for every unit, the result of a prefix of what it issued, with
 * everything that was acknowledged (rules N4, N8). Segments are small, so cleaning goes on all the
 * time.
 */
class JournalModelTest {
  private static final List<UnitId> UNITS =
      List.of(new UnitId("default/1"), new UnitId("default/2"), new UnitId("register:chain"));
  private static final List<String> NAMES = List.of("a", "b");
  private static final int LIVES = 12;

  @TempDir Path folder;

  /** The state of one unit, as a value. */
  private record Model(
      Map<String, TreeMap<Long, Payload>> logs,
      Map<String, Long> starts,
      Map<String, Long> ends,
      Map<String, Payload> cells) {
    static Model empty() {
      return new Model(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    Model after(Change change) {
      Model next = empty();
      if (change instanceof Change.Destroy) {
        return next;
      }
      logs.forEach((name, log) -> next.logs.put(name, new TreeMap<>(log)));
      next.starts.putAll(starts);
      next.ends.putAll(ends);
      next.cells.putAll(cells);
      switch (change) {
        case Change.Write(_, String log, long index, Payload bytes) -> {
          if (index >= next.starts.getOrDefault(log, 0L)) {
            next.logs.computeIfAbsent(log, _ -> new TreeMap<>()).put(index, bytes);
            next.ends.merge(log, index + 1, Math::max);
          }
        }
        case Change.Drop(_, String log, long index) -> {
          next.logs.computeIfAbsent(log, _ -> new TreeMap<>()).headMap(index).clear();
          next.starts.merge(log, index, Math::max);
          next.ends.merge(log, index, Math::max);
        }
        case Change.Set(_, String cell, Payload value) -> next.cells.put(cell, value);
        case Change.Destroy _, Change.Release _ -> throw new IllegalStateException();
      }
      return next;
    }
  }

  /** What a unit issued since the journal was opened, the state before, what was acknowledged. */
  private static final class History {
    final UnitId unit;
    final List<Change> issued = new ArrayList<>();
    Model before = Model.empty();
    int acknowledged;

    History(UnitId unit) {
      this.unit = unit;
    }

    Future<Done> issue(Storage storage, Change change) {
      issued.add(change);
      int number = issued.size();
      Future<Done> written =
          switch (change) {
            case Change.Write(_, String log, long index, Payload bytes) ->
                storage.log(log).write(index, bytes);
            case Change.Drop(_, String log, long index) -> storage.log(log).dropBelow(index);
            case Change.Set(_, String cell, Payload value) -> storage.cell(cell).write(value);
            case Change.Destroy _ -> storage.destroy();
            case Change.Release _ -> throw new IllegalStateException();
          };
      return written.map(done -> {
        acknowledged = number;
        return done;
      });
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void recoveryYieldsAPrefixWithEverythingAcknowledged(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    List<History> histories = UNITS.stream().map(History::new).toList();
    JournalOptions options = JournalOptions.DEFAULT.withSegmentBytes(8192);
    for (int life = 0; life < LIVES; life++) {
      Disk disk = new PowerLoss(random.split(), 1 + random.nextInt(60));
      try (TestLoop loop = new TestLoop();
          Journal journal = Journal.open(folder, options, disk)) {
        List<Storage> storages = new ArrayList<>();
        for (History history : histories) {
          Storage storage = loop.on(() -> journal.storage(history.unit, loop));
          compare(loop, storage, history);
          storages.add(storage);
        }
        live(loop, random, histories, storages);
      }
    }
  }

  private static void live(
      TestLoop loop, SplittableRandom random, List<History> histories, List<Storage> storages)
      throws Exception {
    for (int burst = 0; burst < 40; burst++) {
      int size = 1 + random.nextInt(20);
      loop.await(() -> {
        List<Future<Boolean>> writes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          int one = random.nextInt(histories.size());
          History history = histories.get(one);
          writes.add(
              history
                  .issue(storages.get(one), randomChange(history.unit, random))
                  .map(_ -> true)
                  .recover(_ -> completed(loop, false)));
        }
        return Future.all(loop, writes);
      });
    }
  }

  private static <T> Future<T> completed(TestLoop loop, T value) {
    Promise<T> promise = new Promise<>(loop);
    promise.complete(value);
    return promise;
  }

  private static Change randomChange(UnitId unit, SplittableRandom random) {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    Payload bytes = Payload.utf8("x".repeat(random.nextInt(200)) + random.nextInt());
    int dice = random.nextInt(100);
    return dice < 70
        ? new Change.Write(unit, name, random.nextInt(300), bytes)
        : dice < 85
            ? new Change.Set(unit, name, bytes)
            : dice < 98
                ? new Change.Drop(unit, name, random.nextInt(300))
                : new Change.Destroy(unit);
  }

  /** Finds the prefix that was recovered, and takes it as the beginning of the next life. */
  private static void compare(TestLoop loop, Storage storage, History history) throws Exception {
    Model model = history.before;
    Optional<Model> found = Optional.empty();
    Model recovered = look(loop, storage, model);
    for (int count = 0; count <= history.issued.size(); count++) {
      model = count == 0 ? model : model.after(history.issued.get(count - 1));
      if (count >= history.acknowledged && look(loop, storage, model).equals(model)) {
        found = Optional.of(model);
        break;
      }
    }
    assertThat(found)
        .as(
            "a prefix of %s from %d on that equals %s",
            history.issued, history.acknowledged, recovered)
        .isPresent();
    history.before = found.orElseThrow();
    history.issued.clear();
    history.acknowledged = 0;
  }

  /** The storage as a model, asked for the names that {@code expected} has. */
  private static Model look(TestLoop loop, Storage storage, Model expected) throws Exception {
    Model seen = Model.empty();
    for (String name : NAMES) {
      RecordLog log = loop.on(() -> storage.log(name));
      TreeMap<Long, Payload> records = new TreeMap<>();
      loop.await(() -> log.read(0, 1000, 1 << 20))
          .forEach(entry -> records.put(entry.index(), entry.bytes()));
      if (!records.isEmpty() || expected.logs.containsKey(name)) {
        seen.logs.put(name, records);
      }
      put(seen.starts, name, loop.on(log::start), expected.starts);
      put(seen.ends, name, loop.on(log::end), expected.ends);
      loop.on(() -> storage.cell(name).value()).ifPresent(value -> seen.cells.put(name, value));
    }
    return seen;
  }

  private static void put(
      Map<String, Long> seen, String name, long value, Map<String, Long> expected) {
    if (value != 0 || expected.containsKey(name)) {
      seen.put(name, value);
    }
  }
}
