package dev.rhenea.contract;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Records what clients see, in one order of time. Any loop may record. */
final class LogletHistory {
  private final SortedMap<Long, Observation> byStart = new TreeMap<>();
  private long clock;

  private synchronized long tick() {
    return ++clock;
  }

  private synchronized void record(Observation seen) {
    byStart.put(seen.start(), seen);
  }

  synchronized List<Observation> observations() {
    return new ArrayList<>(byStart.values());
  }

  /** Appends a text that names the handle and the append. */
  Future<AppendResult> append(Loglet loglet, int handle, int number) {
    String entry = "handle %d, entry %d".formatted(handle, number);
    long start = tick();
    record(
        new Observation.Append(
            start,
            Observation.NEVER,
            handle,
            number,
            entry,
            new AppendResult.Indeterminate(Diagnosis.of("no answer"))));
    return loglet
        .append(Payload.utf8(entry))
        .map(result -> {
          record(new Observation.Append(start, tick(), handle, number, entry, result));
          return result;
        });
  }

  Future<Tail> checkTail(Loglet loglet) {
    long start = tick();
    return loglet
        .checkTail()
        .map(tail -> {
          record(new Observation.CheckTail(start, tick(), tail));
          return tail;
        });
  }

  Future<Done> seal(Loglet loglet) {
    long start = tick();
    return loglet
        .seal()
        .map(done -> {
          record(new Observation.Seal(start, tick()));
          return done;
        });
  }

  /** Records what a client found below a sealed tail. */
  void contents(List<Entry> entries) {
    long start = tick();
    record(new Observation.Contents(start, tick(), entries));
  }
}
