package dev.rhenea.checker.log;

import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.log.LogOperation.Append;
import dev.rhenea.checker.log.LogOperation.Chain;
import dev.rhenea.checker.log.LogOperation.Entry;
import dev.rhenea.checker.log.LogOperation.Read;
import dev.rhenea.checker.log.LogOperation.Tail;
import dev.rhenea.checker.log.LogOperation.Trim;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Is there a linearization of a log? Its state is the tail; an append moves it past the entry's
 * position, a filler past a position that holds no entry, and every other call asks something of
 * it. Tries all orders: the definition itself, for small histories.
 */
final class LogSearch {

  private record State(long done, long tail) {}

  private final LogHistory log;
  private final boolean dense;
  private final Map<Long, Value> entryAt = new HashMap<>();
  private final Map<Value, Long> positionOf = new HashMap<>();
  private final Map<Value, Append> appends = new HashMap<>();
  private List<LogOperation> calls = List.of();
  private final Set<State> seen = new HashSet<>();

  private LogSearch(LogHistory log, boolean dense) {
    this.log = log;
    this.dense = dense;
  }

  static boolean isLinearizable(History history, boolean dense) {
    LogSearch search = new LogSearch(LogHistory.of(history), dense);
    return search.contentAgrees() && search.canFinish();
  }

  /** Every value is at one position, every position has one value, and somebody appended it. */
  private boolean contentAgrees() {
    log.appends().forEach(append -> appends.put(append.value(), append));
    for (Append append : log.appends()) {
      if (append.isAcknowledged() && !agrees(append.position(), append.value())) {
        return false;
      }
    }
    for (Read read : log.reads()) {
      for (Entry entry : read.entries()) {
        Append append = appends.get(entry.value());
        if (append == null
            || append.call().isFailed()
            || !read.covers(entry.position())
            || !agrees(entry.position(), entry.value())) {
          return false;
        }
      }
      List<Long> positions = read.entries().stream().map(Entry::position).toList();
      if (!positions.equals(positions.stream().sorted().distinct().toList())) {
        return false;
      }
    }
    return true;
  }

  private boolean agrees(long position, Value value) {
    Value there = entryAt.putIfAbsent(position, value);
    Long elsewhere = positionOf.putIfAbsent(value, position);
    return (there == null || there.equals(value)) && (elsewhere == null || elsewhere == position);
  }

  private boolean canFinish() {
    calls =
        log.operations().stream()
            .filter(call -> !(call instanceof Append a) || positionOf.containsKey(a.value()))
            .filter(call -> !(call instanceof Trim) || call.provenTail() > 0)
            .toList();
    return canFinish(0, 0);
  }

  private boolean canFinish(long done, long tail) {
    if (tail > 40 || !seen.add(new State(done, tail))) {
      return false;
    }
    long deadline = Long.MAX_VALUE;
    for (int i = 0; i < calls.size(); i++) {
      if (!contains(done, i) && calls.get(i).call().isOk()) {
        deadline = Math.min(deadline, calls.get(i).end());
      }
    }
    if (deadline == Long.MAX_VALUE) {
      return true;
    }
    for (int i = 0; i < calls.size(); i++) {
      LogOperation call = calls.get(i);
      if (!contains(done, i) && call.start() <= deadline && isRight(call, tail)) {
        long next = call instanceof Append ? tail + 1 : tail;
        if (canFinish(done | 1L << i, next)) {
          return true;
        }
      }
    }
    return !entryAt.containsKey(tail) && canFinish(done, tail + 1);
  }

  private boolean isRight(LogOperation call, long tail) {
    return switch (call) {
      case Append append -> append.value().equals(entryAt.get(tail));
      case Tail it -> it.position() == tail;
      case Trim trim -> trim.reached() <= tail;
      case Chain chain -> chain.provenTail() <= tail;
      case Read read -> isRight(read, tail);
    };
  }

  private boolean isRight(Read read, long tail) {
    long trimmed =
        log.trims().stream()
            .filter(trim -> trim.start() < read.end())
            .mapToLong(Trim::before)
            .max()
            .orElse(0);
    List<Long> got = read.entries().stream().map(Entry::position).toList();
    if (got.stream().anyMatch(position -> position >= tail)) {
      return false;
    }
    for (long p = Math.max(read.from(), trimmed); p < Math.min(read.to(), tail); p++) {
      if ((dense || entryAt.containsKey(p)) && !got.contains(p)) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(long set, int i) {
    return (set >>> i & 1) == 1;
  }
}
