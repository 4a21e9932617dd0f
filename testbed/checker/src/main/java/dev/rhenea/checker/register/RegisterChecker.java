package dev.rhenea.checker.register;

import dev.rhenea.checker.Checker;
import dev.rhenea.checker.Findings;
import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges whether registers are linearizable, one by one, if every value is written once.
 *
 * <table>
 *   <caption>The operations it understands; with keys, each value v is [key v]</caption>
 *   <tr><th>f</th><th>invoked with</th><th>ok with</th></tr>
 *   <tr><td>read</td><td>nil</td><td>v</td></tr>
 *   <tr><td>write</td><td>v</td><td>anything</td></tr>
 *   <tr><td>cas</td><td>[old new]</td><td>anything; it is {@code fail} if the guard did not
 *       hold</td></tr>
 *   <tr><td>multi-get</td><td>[key ...]</td><td>[[key v] ...]; with keys only</td></tr>
 * </table>
 *
 * A multi-get counts as reads of all its keys during the same time; that they were read at one
 * moment is not checked. Linearizability is local: registers are linearizable together if each is
 * by itself. Writing a value twice, or writing the initial one, makes the verdict unknown; a value
 * may be tried again after a {@code fail}. Real time is the order of indices.
 *
 * <h2>Why it is right</h2>
 *
 * Since each value is written once, each observation names the update it depends on. This decides
 * which updates of unknown outcome took effect ({@link Effects}) and leaves, of four simple faults,
 * none or an immediate contradiction: a value from nowhere, a value whose update failed, a value
 * replaced twice (it is there but once), compare-and-set operations that hang on each other in a
 * circle. What remains falls into blocks ({@link Block}): a write, or the initial value, with its
 * reads, and what compare-and-set operations did to it, with their reads. In any linearization a
 * block is contiguous, because a write from outside would end its value for ever, and its clusters
 * have one possible order. So a linearization exists if and only if
 *
 * <ol>
 *   <li>within each block that order agrees with real time: no access ends before one begins that
 *       must precede it; accesses whose order is free, the reads of one value, can always be put in
 *       real-time order;
 *   <li>the blocks can be ordered: no two must each precede the other ({@link BlockOrder}, where it
 *       is shown that pairs are enough). The block of the initial value ends before everything, so
 *       it comes first.
 * </ol>
 *
 * An operation of unknown outcome that took effect simply never ends. Without compare-and-set,
 * blocks are the clusters, and the conditions are those of Gibbons and Korach (Testing Shared
 * Memories, 1997). Everything is hashing and sorting: O(n log n).
 */
public final class RegisterChecker implements Checker {

  private final boolean keyed;
  private final Value initial;

  private RegisterChecker(boolean keyed, Value initial) {
    this.keyed = keyed;
    this.initial = initial;
  }

  /** For one register without a key, which holds {@code initial} at first. */
  public static RegisterChecker single(Value initial) {
    return new RegisterChecker(false, initial);
  }

  /** For any number of registers with keys, each of which holds {@code initial} at first. */
  public static RegisterChecker keyed(Value initial) {
    return new RegisterChecker(true, initial);
  }

  @Override
  public Verdict check(History history) {
    OperationCounts operations = OperationCounts.of(history);
    Findings findings = new Findings();
    List<String> doubts = new ArrayList<>();
    Map<Value, List<Access>> registers = RegisterCalls.byKey(history, keyed);
    registers.forEach((key, accesses) -> check(key, accesses, findings, doubts));
    if (!findings.isEmpty()) {
      return findings.invalid(operations);
    }
    if (!doubts.isEmpty()) {
      return new Verdict.Unknown(operations, doubts.getFirst());
    }
    return registers.values().stream().flatMap(List::stream).anyMatch(RegisterChecker::observes)
        ? new Verdict.Valid(operations)
        : new Verdict.Unknown(operations, "no read and no compare-and-set was answered");
  }

  private void check(Value key, List<Access> accesses, Findings findings, List<String> doubts) {
    String where = keyed ? "key " + key + ": " : "";
    Updates updates = Updates.of(accesses, initial);
    Optional<String> ambiguity = updates.ambiguity();
    if (ambiguity.isPresent()) {
      doubts.add(where + ambiguity.get());
      return;
    }
    new Register(accesses, updates, initial)
        .violation()
        .ifPresent(found ->
            findings.add(
                new Violation(
                    found.invariant(), found.rule(), where + found.message(), found.evidence())));
  }

  private static boolean observes(Access access) {
    return access.call().isOk() && !(access instanceof Access.Write);
  }
}
