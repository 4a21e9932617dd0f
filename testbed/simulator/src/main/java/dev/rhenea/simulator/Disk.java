package dev.rhenea.simulator;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/**
 * One node's disk: every sync takes what all units wrote until it began. A crash keeps, of each
 * unit's writes that were not synced, a prefix of random length. What it holds may decay; that is
 * always noticed, as a checksum goes with everything that is stored.
 */
final class Disk {
  /** Lets the writes of one instant share a sync. */
  private static final long WAKE_NANOS = 1_000;

  private final NodeId node;
  private final Scheduler scheduler;
  private final RandomGenerator random;
  private final IntConsumer synced;
  private final SortedMap<UnitId, DurableUnit> units = new TreeMap<>();
  private final SequencedSet<UnitStorage> dirty = new LinkedHashSet<>();
  private DiskModel model;
  private StorageId id;
  private boolean syncing;
  private Room room = Room.PLENTY;
  private double misreads;
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

  void setRoom(Room room) {
    this.room = room;
  }

  boolean hasRoom() {
    return room == Room.PLENTY;
  }

  void setModel(DiskModel model) {
    this.model = model;
  }

  /** The probability that a read finds something else than what is there. */
  void setMisreads(double probability) {
    this.misreads = probability;
  }

  /** Damages one record or cell, if there is any. */
  boolean damage() {
    List<DurableUnit> written = units.values().stream().filter(unit -> unit.pieces() > 0).toList();
    if (written.isEmpty()) {
      return false;
    }
    DurableUnit unit = written.get(random.nextInt(written.size()));
    unit.damage(random.nextInt(unit.pieces()));
    return true;
  }

  /** What was damaged can be read again. */
  void mend() {
    units.values().forEach(DurableUnit::mend);
  }

  /** Whether it holds something that cannot be read any more, so that nobody can recover it. */
  boolean isDamaged() {
    return units.values().stream().anyMatch(DurableUnit::isDamaged);
  }

  /** There is something to sync in {@code storage}. */
  void written(UnitStorage storage) {
    dirty.add(storage);
    if (!syncing) {
      syncing = true;
      later(Subject.internal(node), WAKE_NANOS, this::sync);
    }
  }

  /** Runs {@code read} after the time a read takes, unless the node crashes before. */
  void read(Runnable read) {
    later(Subject.disk(node), model.readDelay(random), read);
  }

  /** Why a read of {@code records} fails, if it does. */
  Optional<Unavailable> unreadable(DurableUnit.Records records, List<Long> indexes) {
    return records.isDamagedAt(indexes) || NetworkModel.chance(random, misreads)
        ? Optional.of(unavailable("read", "a record does not match its checksum"))
        : Optional.empty();
  }

  /** The node lost its power. */
  void crash() {
    incarnation++;
    syncing = false;
    for (UnitStorage storage : dirty) {
      List<DurableUnit.Write> unsynced = storage.unsynced();
      int alternatives = unsynced.size() + 1;
      int survivors =
          scheduler.choose(Chance.SURVIVAL, alternatives, () -> random.nextInt(alternatives));
      unsynced.subList(0, survivors).forEach(storage::apply);
    }
    dirty.clear();
  }

  /** Everything on it is lost and it is another disk now; only while the node is down. */
  void replace() {
    units.clear();
    room = Room.PLENTY;
    misreads = 0;
    id = new StorageId(random.nextLong());
  }

  private void sync() {
    SequencedMap<UnitStorage, Integer> batch = new LinkedHashMap<>();
    long bytes = 0;
    int writes = 0;
    for (UnitStorage storage : dirty) {
      batch.put(storage, storage.pending());
      bytes += storage.pendingBytes();
      writes += storage.pending();
    }
    int all = writes;
    later(Subject.disk(node), model.syncDelay(random, bytes), () -> finish(batch, all));
  }

  private void finish(SequencedMap<UnitStorage, Integer> batch, int writes) {
    synced.accept(writes);
    batch.forEach(this::finish);
    dirty.removeIf(storage -> storage.pending() == 0);
    if (dirty.isEmpty()) {
      syncing = false;
    } else {
      sync();
    }
  }

  private void finish(UnitStorage storage, int count) {
    int taken = room == Room.PLENTY ? count : storage.accepted(count, room == Room.RESERVE);
    storage.synced(taken);
    if (taken < count) {
      storage.poison(unavailable("write", "the disk is full"));
    }
  }

  private Unavailable unavailable(String operation, String why) {
    return new Unavailable(new Diagnosis(operation, List.of(node), why));
  }

  private void later(Subject subject, long delay, Runnable action) {
    int planned = incarnation;
    scheduler.after(
        subject,
        delay,
        () -> {
          if (planned == incarnation) {
            action.run();
          }
        });
  }
}
