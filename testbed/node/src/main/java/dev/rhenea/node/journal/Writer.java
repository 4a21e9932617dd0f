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
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes: takes whatever was issued, writes it by one write, syncs once, tells
 * the units. While it syncs, the next batch piles up; so throughput grows with load and latency
 * stays near one sync.
 *
 * <p><b>When the disk is full</b> a write is refused: it fails, it is not in the journal and never
 * will be, and its unit is broken until its storage is opened anew, so that what survives is a
 * prefix. Entries are refused while no whole segment is ready behind the newest one ({@link
 * Spare}): that reserve is for what is small and must go on ({@link Change#isVital}), and for the
 * cleaner as long as it frees more than it takes. A write that the disk itself refuses is cut off
 * and synced away before anything else is written, and the rest of that segment is not used.
 *
 * <p>A refusal is told only when everything before it is durable and shown: whoever hears of it may
 * begin anew with what storage shows then, and nothing of before turns up later.
 *
 * <p>When a sync fails, nobody knows what the disk holds, and trying again proves nothing: the
 * whole journal is broken until it is opened again and recovers.
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
  private String logged = "";
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
    return broken == null && cleaner.hasWork(spare.isReady());
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
      if (hasCleaning()) {
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

  /** Why it may not be written though it fits: an entry may only while the reserve is whole. */
  private Optional<IOException> refusal(Change change) {
    return change.isVital() ? Optional.empty() : lacks(1);
  }

  private void gather(Deque<Issued> todo, Batch batch) {
    for (Issued next = todo.peek(); next != null; next = todo.peek()) {
      Diagnosis why = next.unit().broken();
      Optional<IOException> noRoom = refusal(next.change());
      if (why != null) {
        next.unit().failed(List.of(next), why);
      } else if (noRoom.isPresent()) {
        if (!batch.isEmpty()) {
          return; // a refusal waits for what was issued before
        }
        next.unit().failed(List.of(next), full(noRoom.get()));
      } else if (!batch.add(next.change(), next)) {
        return;
      }
      todo.remove();
    }
  }

  private void commit(Batch batch, boolean syncs) throws IOException {
    Segment segment = segments.newest();
    int size = batch.size();
    try {
      disk.write(segment.file(), batch.bytes().flip(), segment.end());
    } catch (IOException refused) {
      disk.cut(segment.file(), segment.end());
      segment.endHere();
      cleaner.undo();
      fail(batch.issued(), full(refused));
      return;
    }
    if (syncs) {
      disk.sync(segment.file());
    }
    segment.endsAt(segment.end() + size);
    buffer = batch.bytes();
    counts = counts.plus(batch.placed().size(), size);
    announce(batch);
    if (batch.issued().stream().anyMatch(write -> !write.change().isVital())) {
      logged = "";
    }
    if (cleaner.moved()) {
      spare.retry();
    }
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

  /** Starts the next segment for what comes first, or refuses that. */
  private void roll(Deque<Issued> todo) throws IOException {
    Issued first = todo.peek();
    Optional<IOException> why = lacks(maySpendTheReserve(first) ? 1 : 2);
    if (why.isEmpty()) {
      segments.add(spare.take(segments.newest().number() + 1, segments.newest().end()));
    } else if (first == null) {
      cleaner.stuck(true);
    } else {
      todo.remove();
      first.unit().failed(List.of(first), full(why.get()));
    }
  }

  private boolean maySpendTheReserve(@Nullable Issued first) {
    return first == null
        ? cleaner.mayUse(options.segmentBytes() - SegmentHeader.SIZE)
        : first.change().isVital();
  }

  /** Why there are no {@code count} segments more; empty if there are. */
  private Optional<IOException> lacks(int count) {
    return (segments.count() + (long) count) * options.segmentBytes() > options.mostBytes()
        ? Optional.of(new IOException("all of its " + options.mostBytes() + " bytes are in use"))
        : spare.lacks(count);
  }

  private Diagnosis full(IOException why) {
    return diagnose(why, "disk full: free space there, trim the log, or allow the journal more");
  }

  private Diagnosis diagnose(IOException failed, String remedy) {
    String what = "journal " + segments.newest().path().getParent() + ": " + failed.getMessage();
    if (!what.equals(logged)) { // once, not for each of the writes that meet it
      LOG.log(Level.ERROR, what + "; " + remedy, failed);
      logged = what;
    }
    return new Diagnosis(what, List.of(), remedy);
  }

  private static void fail(Collection<Issued> writes, Diagnosis why) {
    Map<JournalStorage, List<Issued>> byUnit = new LinkedHashMap<>();
    writes.forEach(
        write -> byUnit.computeIfAbsent(write.unit(), _ -> new ArrayList<>()).add(write));
    byUnit.forEach((unit, failed) -> unit.failed(failed, why));
  }
}
