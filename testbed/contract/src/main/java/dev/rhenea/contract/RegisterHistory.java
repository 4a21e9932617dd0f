package dev.rhenea.contract;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Future;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Records what clients see of a register, in one order of time. Any loop may record. */
final class RegisterHistory {
  /** What one client saw; one that ended before another started happened before it. */
  sealed interface Access {
    long start();

    long end();

    default boolean endedBefore(Access other) {
      return end() < other.start();
    }

    /** A read that was answered. */
    record Read(long start, long end, Versioned found) implements Access {}

    /**
     * A conditional write.
     *
     * @param value a text that no other write of the run has
     */
    record Write(long start, long end, String value, Version expected, WriteResult result)
        implements Access {}
  }

  private final SortedMap<Long, Access> byStart = new TreeMap<>();
  private long clock;

  private synchronized long tick() {
    return ++clock;
  }

  private synchronized void record(Access seen) {
    byStart.put(seen.start(), seen);
  }

  synchronized List<Access> accesses() {
    return new ArrayList<>(byStart.values());
  }

  Future<Versioned> read(VersionedRegister register) {
    long start = tick();
    return register
        .read()
        .map(found -> {
          record(new Access.Read(start, tick(), found));
          return found;
        });
  }

  Future<WriteResult> write(VersionedRegister register, String value, Version expected) {
    long start = tick();
    WriteResult unknown = new WriteResult.Indeterminate(Diagnosis.of("no answer"));
    record(new Access.Write(start, Long.MAX_VALUE, value, expected, unknown));
    return register
        .conditionalWrite(Payload.utf8(value), expected)
        .map(result -> {
          record(new Access.Write(start, tick(), value, expected, result));
          return result;
        });
  }
}
