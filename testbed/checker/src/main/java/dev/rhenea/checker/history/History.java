package dev.rhenea.checker.history;

import java.util.List;

/**
 * A whole history in memory: its operations, and the same operations paired into calls.
 *
 * <pre>
 *   index     0      1      2      3      4      5
 *   process 0 [invoke       ok]           [invoke ...     call open for ever
 *   process 1        [invoke       fail]
 *   nemesis                                      info     no call
 * </pre>
 */
public final class History {

  private final List<Operation> operations;
  private final List<Call> calls;

  History(List<Operation> operations, List<Call> calls) {
    this.operations = List.copyOf(operations);
    this.calls = List.copyOf(calls);
  }

  /**
   * Pairs {@code operations}.
   *
   * @throws IllegalHistoryException if indices do not rise, a process does two things at once,
   *     completes what it did not invoke, or goes on after an {@code info}
   */
  public static History of(Iterable<Operation> operations) {
    Pairing pairing = new Pairing();
    operations.forEach(pairing::add);
    return pairing.history();
  }

  /** Returns all operations, those of the nemesis included, by rising index. */
  public List<Operation> operations() {
    return operations;
  }

  /** Returns the calls of the clients, by rising {@link Call#start()}. */
  public List<Call> calls() {
    return calls;
  }
}
