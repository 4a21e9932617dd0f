package dev.rhenea.simulator;

import dev.rhenea.environment.Cell;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A unit's part of its node's disk, while the node is up. */
final class UnitStorage implements Storage {
  private record Pending(
      DurableUnit.Write write, boolean vital, int bytes, Promise<Done> promise) {}

  private final Disk disk;
  private final SimulatedUnit unit;
  private final DurableUnit durable;
  private final Map<String, RecordLog> logs = new LinkedHashMap<>();
  private final Map<String, Cell> cells = new LinkedHashMap<>();
  private List<Pending> pending = new ArrayList<>();
  private long pendingBytes;
  private @Nullable Unavailable poison;
  private @Nullable UnitStorage successor;

  UnitStorage(Disk disk, SimulatedUnit unit, DurableUnit durable) {
    this.disk = disk;
    this.unit = unit;
    this.durable = durable;
  }

  @Override
  public StorageId id() {
    return disk.id();
  }

  @Override
  public RecordLog log(String name) {
    return logs.computeIfAbsent(name, Log::new);
  }

  @Override
  public Cell cell(String name) {
    return cells.computeIfAbsent(name, StoredCell::new);
  }

  @Override
  public Future<Done> destroy() {
    return write(true, 0, DurableUnit::erase);
  }

  @Override
  public Storage reopen() {
    return reopened();
  }

  @Override
  public boolean hasRoom() {
    return disk.hasRoom();
  }

  private UnitStorage reopened() {
    if (poison == null) {
      return this;
    }
    UnitStorage next =
        successor == null ? new UnitStorage(disk, unit, durable) : successor.reopened();
    successor = next;
    return next;
  }

  /** The writes that are not durable yet, in order. */
  List<DurableUnit.Write> unsynced() {
    return pending.stream().map(Pending::write).toList();
  }

  /** How many they are. */
  int pending() {
    return pending.size();
  }

  long pendingBytes() {
    return pendingBytes;
  }

  void apply(DurableUnit.Write write) {
    write.apply(durable);
  }

  /**
   * How many of the first {@code count} writes the disk has room for.
   *
   * @param vital whether at least for what is not a record of a log
   */
  int accepted(int count, boolean vital) {
    int accepted = 0;
    while (vital && accepted < count && pending.get(accepted).vital) {
      accepted++;
    }
    return accepted;
  }

  /** The first {@code count} writes are durable. */
  void synced(int count) {
    List<Pending> done = pending.subList(0, count);
    pending = new ArrayList<>(pending.subList(count, pending.size()));
    done.forEach(each -> {
      pendingBytes -= each.bytes;
      apply(each.write);
    });
    unit.execute(() -> done.forEach(each -> each.promise.complete(Done.DONE)));
  }

  /** What is not durable never will be, and nothing may follow it. */
  void poison(Unavailable why) {
    poison = why;
    List<Pending> failed = pending;
    pending = new ArrayList<>();
    pendingBytes = 0;
    unit.execute(() -> failed.forEach(each -> each.promise.fail(why)));
  }

  private Future<Done> write(boolean vital, int bytes, DurableUnit.Write write) {
    Promise<Done> promise = unit.promise();
    if (unit.isEnded()) {
      return promise;
    }
    if (poison != null) {
      promise.fail(poison);
    } else {
      pending.add(new Pending(write, vital, bytes, promise));
      pendingBytes += bytes;
      disk.written(this);
    }
    return promise;
  }

  private final class Log implements RecordLog {
    private final String name;

    Log(String name) {
      this.name = name;
    }

    private DurableUnit.Records records() {
      return durable.log(name);
    }

    @Override
    public Future<Done> write(long index, Payload bytes) {
      if (index < 0) {
        throw new IllegalArgumentException("a record's index is at least 0, not " + index);
      }
      return UnitStorage.this.write(false, bytes.size(), to -> to.log(name).put(index, bytes));
    }

    @Override
    public Future<List<Entry>> read(long from, long to, int maxBytes) {
      Promise<List<Entry>> promise = unit.promise();
      disk.read(() -> {
        List<Entry> found = find(from, to, maxBytes);
        Optional<Unavailable> why =
            disk.unreadable(records(), found.stream().map(Entry::index).toList());
        unit.execute(() -> why.ifPresentOrElse(promise::fail, () -> promise.complete(found)));
      });
      return promise;
    }

    private List<Entry> find(long from, long to, int maxBytes) {
      List<Entry> found = new ArrayList<>();
      long bytes = 0;
      for (Map.Entry<Long, Payload> record :
          records().byIndex.subMap(from, Math.max(from, to)).entrySet()) {
        bytes += record.getValue().size();
        if (!found.isEmpty() && bytes > maxBytes) {
          break;
        }
        found.add(new Entry(record.getKey(), record.getValue()));
      }
      return List.copyOf(found);
    }

    @Override
    public Future<Done> dropBelow(long index) {
      return UnitStorage.this.write(true, 0, to -> to.log(name).dropBelow(index));
    }

    @Override
    public long start() {
      return records().start;
    }

    @Override
    public long end() {
      return records().end;
    }
  }

  private final class StoredCell implements Cell {
    private final String name;

    StoredCell(String name) {
      this.name = name;
    }

    @Override
    public Optional<Payload> value() {
      return Optional.ofNullable(durable.cell(name));
    }

    @Override
    public Future<Done> write(Payload value) {
      return UnitStorage.this.write(true, value.size(), to -> to.set(name, value));
    }
  }
}
