package dev.rhenea.simulator;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/**
 * One node's disk: every sync takes what all units wrote until it began. A crash keeps, of each
 * unit's writes that were not synced, a prefix of random length.
 */
final class Disk {
  /** Lets the writes of one instant share a sync. */
  private static final long WAKE_NANOS = 1_000;

  private final NodeId node;
  private final DiskModel model;
  private final Scheduler scheduler;
  private final RandomGenerator random;
  private final IntConsumer synced;
  private final SortedMap<UnitId, DurableUnit> units = new TreeMap<>();
  private final SequencedSet<UnitStorage> dirty = new LinkedHashSet<>();
  private StorageId id;
  private boolean syncing;
  private boolean full;
  private int incarnation;

  /**
   * @param synced told the number of writes of every sync
   */
  Disk(
      NodeId node,
      DiskModel model,
      Scheduler scheduler,
      RandomGenerator random,
      IntConsumer synced) {
    this.node = node;
    this.model = model;
    this.scheduler = scheduler;
    this.random = random;
    this.synced = synced;
    this.id = new StorageId(random.nextLong());
  }

  StorageId id() {
    return id;
  }

  UnitStorage open(SimulatedUnit unit) {
    return new UnitStorage(
        this, unit, units.computeIfAbsent(unit.unit(), missing -> new DurableUnit()));
  }

  void setFull(boolean full) {
    this.full = full;
  }

  /** There is something to sync in {@code storage}. */
  void written(UnitStorage storage) {
    dirty.add(storage);
    if (!syncing) {
      syncing = true;
      later(WAKE_NANOS, this::sync);
    }
  }

  /** Runs {@code read} after the time a read takes, unless the node crashes before. */
  void read(Runnable read) {
    later(model.readDelay(random), read);
  }

  /** The node lost its power. */
  void crash() {
    incarnation++;
    syncing = false;
    for (UnitStorage storage : dirty) {
      List<DurableUnit.Write> unsynced = storage.unsynced();
      unsynced.subList(0, random.nextInt(unsynced.size() + 1)).forEach(storage::apply);
    }
    dirty.clear();
  }

  /** Everything on it is lost and it is another disk now; only while the node is down. */
  void replace() {
    units.clear();
    full = false;
    id = new StorageId(random.nextLong());
  }

  private void sync() {
    SequencedMap<UnitStorage, Integer> batch = new LinkedHashMap<>();
    dirty.forEach(storage -> batch.put(storage, storage.unsynced().size()));
    later(model.syncDelay(random), () -> finish(batch));
  }

  private void finish(SequencedMap<UnitStorage, Integer> batch) {
    synced.accept(batch.values().stream().mapToInt(Integer::intValue).sum());
    if (full) {
      Unavailable why = new Unavailable(new Diagnosis("write", List.of(node), "the disk is full"));
      batch.keySet().forEach(storage -> storage.poison(why));
    } else {
      batch.forEach(UnitStorage::synced);
      dirty.removeIf(storage -> storage.unsynced().isEmpty());
    }
    if (dirty.stream().anyMatch(storage -> !storage.isPoisoned())) {
      sync();
    } else {
      syncing = false;
    }
  }

  private void later(long delay, Runnable action) {
    int planned = incarnation;
    scheduler.after(
        delay,
        () -> {
          if (planned == incarnation) {
            action.run();
          }
        });
  }
}
