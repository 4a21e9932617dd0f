package dev.rhenea.checker.listappend;

import dev.rhenea.checker.history.Call;
import java.util.List;

/**
 * A call, understood.
 *
 * @param number its place among all, by rising start
 * @param steps in their order; without the reads if they were not answered
 */
record Transaction(int number, Call call, List<Step> steps) {
  Transaction {
    steps = List.copyOf(steps);
  }

  boolean is(Transaction other) {
    return number == other.number;
  }

  /** Returns it as messages name it. */
  @Override
  public String toString() {
    return "operation " + call.start();
  }
}
