package dev.rhenea.checker.set;

import static dev.rhenea.checker.history.IllegalHistoryException.wrongValue;

import dev.rhenea.checker.Checker;
import dev.rhenea.checker.Findings;
import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.IllegalHistoryException;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import java.util.List;

/**
 * Judges whether a set is linearizable, if it only grows and every element is added once. It
 * understands {@code add} and {@code read}, as {@link SetModel} does; elements added twice make the
 * verdict unknown.
 *
 * <h2>Why it is right</h2>
 *
 * A set that only grows has, along a linearization, contents that contain each other. So the reads,
 * by size, must be such a chain, and each add has its place in it: before the first read that
 * returns the element, after the last one that does not. An acknowledged add that nobody read comes
 * after all reads; one of unknown outcome can be thought away. That leaves no choice but among
 * calls with the same place, which any order suits: reads of the same content, or adds between the
 * same two contents. So a linearization exists if and only if no call that ended before another
 * began has a higher place. Everything is sorting and hashing: near-linear in the elements read.
 */
public final class SetChecker implements Checker {

  @Override
  public Verdict check(History history) {
    OperationCounts operations = OperationCounts.of(history);
    Findings findings = new Findings();
    GrowingSet set = new GrowingSet(findings);
    history.calls().forEach(call -> understand(call, set));
    String ambiguity = set.ambiguity();
    if (ambiguity != null) {
      return new Verdict.Unknown(operations, ambiguity);
    }
    set.check();
    if (!findings.isEmpty()) {
      return findings.invalid(operations);
    }
    return history.calls().stream().anyMatch(call -> call.isOk() && call.f().equals("read"))
        ? new Verdict.Valid(operations)
        : new Verdict.Unknown(operations, "no read was answered");
  }

  private static void understand(Call call, GrowingSet set) {
    switch (call.f()) {
      case "add" -> set.add(call, call.argument());
      case "read" -> {
        Operation completion = call.completion();
        if (completion != null && call.isOk()) {
          if (!(completion.value() instanceof Value.Seq(List<Value> seen))) {
            throw wrongValue(completion, "[element ...]");
          }
          set.read(call, seen);
        }
      }
      default ->
          throw new IllegalHistoryException(
              call.start(), "a set that only grows knows add and read, but not '" + call.f() + "'");
    }
  }
}
