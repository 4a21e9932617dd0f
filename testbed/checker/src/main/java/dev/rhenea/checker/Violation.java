package dev.rhenea.checker;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.Operation;
import java.util.Comparator;
import java.util.List;

/**
 * One thing that cannot have happened.
 *
 * @param invariant which promise is broken: {@code I1} to {@code I5}, {@code linearizable}, or of
 *     transactions {@code serializable}, {@code strong-session-serializable}, {@code
 *     strictly-serializable}
 * @param rule which check found it, such as {@code lost-append}: stable, for scripts and tables
 * @param message what happened, in one line for people
 * @param evidence the calls that together contradict the promise, by rising start; as few as the
 *     check knows
 */
public record Violation(String invariant, String rule, String message, List<Call> evidence) {

  /** Puts the evidence in order, each call once. */
  public Violation {
    evidence = evidence.stream().distinct().sorted(Comparator.comparing(Call::start)).toList();
  }

  /** Returns the indices of all operations of the evidence, rising. */
  public List<Long> operations() {
    return evidence.stream()
        .flatMap(call -> call.operations().stream())
        .map(Operation::index)
        .sorted()
        .toList();
  }
}
