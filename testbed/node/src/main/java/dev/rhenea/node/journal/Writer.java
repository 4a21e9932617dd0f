package dev.rhenea.node.journal;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.UnitId;
import dev.rhenea.loglet.LogletTraits.Durability;
import dev.rhenea.node.journal.Batch.Placed;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes: takes whatever was issued, writes it by one write, syncs once, tells
 * the units. While it syncs, the next batch piles up; so throughput grows with load and latency
 * stays near one sync.
 *
 * <p>When a segment cannot be made (disk full) the waiting writes fail, their units are broken, and
 * others may try again. When a write or a sync fails, nobody knows what the disk holds: the whole
 * journal is broken until it is opened again and recovers.
 */
final class Writer implements Runnable {
  private static final System.Logger LOG = System.getLogger(Writer.class.getName());

  private final IssueQueue queue;
  private final Segments segments;
  private final ConcurrentMap<UnitId, UnitState> units;
  private final Spare spare;
  private final Disk disk;
  private final JournalOptions options;
  private final Cleaner cleaner;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
  private @Nullable Diagnosis broken;
  private volatile JournalCounts counts = new JournalCounts(0, 0, 0);

  Writer(
      IssueQueue queue,
      Recovery.Recovered recovered,
      Spare spare,
      Disk disk,
      JournalOptions options) {
    this.queue = queue;
    this.segments = recovered.segments();
    this.units = recovered.units();
    this.spare = spare;
    this.disk = disk.slower(options.syncLatency());
    this.options = options;
    this.cleaner = new Cleaner(segments, units, options.segmentBytes());
  }

  JournalCounts counts() {
    return counts;
  }

  @Override
  public void run() {
    try {
      while (!queue.isDrained()) {
        Deque<Issued> todo = queue.take(!hasCleaning());
        cleaner.stuck(false);
        do {
          round(todo);
        } while (!todo.isEmpty());
      }
    } catch (InterruptedException | RuntimeException | Error bug) {
      LOG.log(Level.ERROR, "the journal's writer ended by a bug", bug);
      queue.close();
    }
  }

  private boolean hasCleaning() {
    return broken == null && cleaner.hasWork();
  }

  private void round(Deque<Issued> todo) {
    if (broken != null) {
      fail(todo, broken);
      todo.clear();
      return;
    }
    boolean syncs = options.durability() == Durability.FSYNC;
    Batch batch = new Batch(segments.newest(), buffer, syncs, options.segmentBytes());
    try {
      if (cleaner.hasWork()) {
        cleaner.fill(batch);
      }
      gather(todo, batch);
      if (!batch.isEmpty()) {
        commit(batch, syncs);
      } else if (batch.foundSegmentFull()) {
        roll(todo);
      }
    } catch (IOException failed) {
      broken = diagnose(failed, "replace or free the disk, then restart the node");
      fail(batch.issued(), broken);
    }
  }

  private void gather(Deque<Issued> todo, Batch batch) {
    for (Issued next = todo.peek(); next != null; next = todo.peek()) {
      Diagnosis why = next.unit().broken();
      if (why != null) {
        next.unit().failed(List.of(next), why);
      } else if (!batch.add(next.change(), next)) {
        return;
      }
      todo.remove();
    }
  }

  private void commit(Batch batch, boolean syncs) throws IOException {
    Segment segment = segments.newest();
    int size = batch.size();
    disk.write(segment.file(), batch.bytes().flip(), segment.end());
    if (syncs) {
      disk.sync(segment.file());
    }
    segment.endsAt(segment.end() + size);
    buffer = batch.bytes();
    counts = counts.plus(batch.placed().size(), size);
    announce(batch);
    cleaner.moved();
  }

  /** Lets every unit see what became durable, unit by unit; moved frames first. */
  private void announce(Batch batch) {
    Map<JournalStorage, List<Placed>> byUnit = new LinkedHashMap<>();
    for (Placed placed : batch.placed()) {
      if (placed.issued() != null) {
        byUnit.computeIfAbsent(placed.issued().unit(), _ -> new ArrayList<>()).add(placed);
      } else {
        relocate(placed);
      }
    }
    byUnit.forEach((unit, placed) -> unit.durable(placed, segments));
  }

  private void relocate(Placed moved) {
    switch (moved.change()) {
      case Change.Write(UnitId unit, _, _, _) -> apply(unit, moved);
      case Change.Drop(UnitId unit, _, _) -> apply(unit, moved);
      case Change.Set(UnitId unit, _, _) -> apply(unit, moved);
      case Change.Destroy(UnitId unit) -> apply(unit, moved);
      case Change.Release _ -> {}
    }
  }

  private void apply(UnitId unit, Placed moved) {
    units
        .computeIfAbsent(unit, _ -> new UnitState())
        .apply(moved.change(), moved.place(), segments);
  }

  /** Starts the next segment, or fails what waits for it. */
  private void roll(Deque<Issued> todo) {
    try {
      if ((segments.count() + 1L) * options.segmentBytes() > options.mostBytes()) {
        throw new IOException("all of its " + options.mostBytes() + " bytes are in use");
      }
      segments.add(spare.take(segments.newest().number() + 1, segments.newest().end()));
    } catch (IOException full) {
      cleaner.stuck(true);
      fail(todo, diagnose(full, "free space or allow the journal more, then restart the node"));
      todo.clear();
    }
  }

  private Diagnosis diagnose(IOException failed, String remedy) {
    String what = "journal " + segments.newest().path().getParent() + ": " + failed.getMessage();
    LOG.log(Level.ERROR, what + "; " + remedy, failed);
    return new Diagnosis(what, List.of(), remedy);
  }

  private static void fail(Collection<Issued> writes, Diagnosis why) {
    Map<JournalStorage, List<Issued>> byUnit = new LinkedHashMap<>();
    writes.forEach(
        write -> byUnit.computeIfAbsent(write.unit(), _ -> new ArrayList<>()).add(write));
    byUnit.forEach((unit, failed) -> unit.failed(failed, why));
  }
}
