package dev.rhenea.node.table.machine;

import java.util.List;
import java.util.stream.Stream;

/**
 * What happens at one position: if all guards hold, all actions, in order; otherwise nothing.
 *
 * @param guards judged before any action
 */
public record Transaction(List<Guard> guards, List<Action> actions) {
  public Transaction {
    guards = List.copyOf(guards);
    actions = List.copyOf(actions);
  }

  /** Reads {@code keys} and nothing else. */
  public static Transaction reading(List<String> keys) {
    return new Transaction(List.of(), keys.stream().<Action>map(Action.Get::new).toList());
  }

  /** Whether it leaves every state as it is: then it needs no entry in the log. */
  public boolean isReadOnly() {
    return actions.stream().allMatch(Action.Get.class::isInstance);
  }

  /** Every key it has to do with, in its order, some perhaps more than once. */
  public List<String> keys() {
    return Stream.concat(guards.stream().map(Guard::key), actions.stream().map(Action::key))
        .toList();
  }
}
