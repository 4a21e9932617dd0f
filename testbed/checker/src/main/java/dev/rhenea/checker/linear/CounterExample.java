package dev.rhenea.checker.linear;

import static java.util.stream.Collectors.joining;

import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Call;
import java.util.List;

/**
 * Why an object is not linearizable. What happened up to the deadline of one call has no
 * linearization, and no shorter beginning of the history has none; of that, {@code calls} are
 * enough to see it.
 *
 * @param part which object; empty if there is only one
 * @param stuck the call that has no place: whatever came before it, it cannot have been answered so
 * @param beginnings the states that were possible when the first of {@code calls} began, that is,
 *     the initial one if nothing was cut off
 * @param calls by rising start, {@code stuck} among them
 * @param endings ways in which things can have gone until then, at most {@link #SHOWN}
 * @param ways how many such ways there are
 */
public record CounterExample(
    String part,
    Call stuck,
    List<String> beginnings,
    List<Call> calls,
    List<Ending> endings,
    int ways) {

  /** How many endings are kept. */
  public static final int SHOWN = 10;

  /**
   * One way in which things can have gone.
   *
   * @param updates those of the calls that changed the state, in this order
   * @param state the state then, in which {@code stuck} is impossible
   */
  public record Ending(List<Call> updates, String state) {
    public Ending {
      updates = List.copyOf(updates);
    }

    @Override
    public String toString() {
      String order =
          updates.stream().map(call -> Long.toString(call.start())).collect(joining(", "));
      return state + (updates.isEmpty() ? "" : " after " + order);
    }
  }

  public CounterExample {
    beginnings = List.copyOf(beginnings);
    calls = List.copyOf(calls);
    endings = List.copyOf(endings);
  }

  /** Returns the same as a violation of {@code linearizable}. */
  public Violation violation() {
    String states = endings.stream().map(Ending::state).distinct().collect(joining(" or "));
    String message =
        ("%s%s has no place: beginning with %s, and without calls that do not matter, the state can"
                + " only have been %s%s")
            .formatted(
                part.isEmpty() ? "" : part + ": ",
                stuck,
                String.join(" or ", beginnings),
                states,
                ways > endings.size() ? " or others" : "");
    return new Violation("linearizable", "no-linearization", message, calls);
  }
}
