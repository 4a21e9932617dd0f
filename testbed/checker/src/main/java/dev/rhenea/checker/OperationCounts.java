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
    long ok = 0;
    long fail = 0;
    for (Call call : history.calls()) {
      switch (call.outcome()) {
        case OK -> ok++;
        case FAIL -> fail++;
        default -> {}
      }
    }
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
