package dev.rhenea.checker;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;

/**
 * How many calls of clients ended in which way; those without an answer count as {@code info}.
 *
 * @param ok calls that took effect
 * @param fail calls that certainly did not
 * @param info calls of which nobody knows
 */
public record OperationCounts(long ok, long fail, long info) {

  /** Counts the calls of {@code history}. */
  public static OperationCounts of(History history) {
    long ok = history.calls().stream().filter(Call::isOk).count();
    long fail = history.calls().stream().filter(Call::isFailed).count();
    return new OperationCounts(ok, fail, history.calls().size() - ok - fail);
  }

  /** Returns the sum of both. */
  public OperationCounts plus(OperationCounts other) {
    return new OperationCounts(ok + other.ok, fail + other.fail, info + other.info);
  }

  /** Returns the number of all calls. */
  public long total() {
    return ok + fail + info;
  }
}
