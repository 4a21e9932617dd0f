package dev.rhenea.node.journal;

import dev.rhenea.environment.RecordLog;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The end of a log in memory, so that those who follow it never wait for the disk: every record
 * from some index on, about {@link #BYTES} of them. Loop-confined.
 */
final class RecentRecords {
  private static final int BYTES = 4 << 20;

  private final TreeMap<Long, Payload> records = new TreeMap<>();
  private long bytes;
  private long from;

  /** Knows every record at or above {@code from}, there being none yet. */
  RecentRecords(long from) {
    this.from = from;
  }

  void add(long index, Payload record) {
    if (index < from) {
      return;
    }
    Payload old = records.put(index, record);
    bytes += record.size() - (old == null ? 0 : old.size());
    while (bytes > BYTES && records.size() > 1) {
      dropBelow(records.firstKey() + 1);
    }
  }

  void dropBelow(long index) {
    from = Math.max(from, index);
    while (!records.isEmpty() && records.firstKey() < from) {
      bytes -= records.pollFirstEntry().getValue().size();
    }
  }

  /** The log is empty again. */
  void clear() {
    records.clear();
    bytes = 0;
    from = 0;
  }

  /** What the log has in {@code [begin, end)}; empty if that reaches below what is known here. */
  Optional<List<RecordLog.Entry>> find(long begin, long end, int maxBytes) {
    if (begin < from) {
      return Optional.empty();
    }
    List<RecordLog.Entry> found = new ArrayList<>();
    long size = 0;
    for (var record : records.tailMap(begin, true).entrySet()) {
      if (record.getKey() >= end || (size >= maxBytes && !found.isEmpty())) {
        break;
      }
      found.add(new RecordLog.Entry(record.getKey(), record.getValue()));
      size += record.getValue().size();
    }
    return Optional.of(found);
  }
}
