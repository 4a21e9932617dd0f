package dev.rhenea.checker.linear;

import dev.rhenea.checker.history.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Until when updates that may be left out are of use to somebody: to a required step up to its
 * deadline, or to another such update that is of use itself. After that they need not be tried (the
 * law of {@link Action}).
 */
final class Usefulness<S> {

  private final Map<Value, Long> neededUntil = new LinkedHashMap<>();
  private final Map<Value, List<Action<S>>> bringing = new LinkedHashMap<>();
  private final Map<Action<S>, Long> usefulUntil = new LinkedHashMap<>();
  private final Queue<Value> rising = new ArrayDeque<>();

  Usefulness(List<Step<S>> steps) {
    for (Step<S> step : steps) {
      if (step.isRequired()) {
        step.action().needs().forEach(value -> need(value, step.end()));
      } else if (usefulUntil.putIfAbsent(step.action(), Long.MIN_VALUE) == null) {
        step.action().brings().forEach(value -> bringers(value).add(step.action()));
      }
    }
    while (!rising.isEmpty()) {
      Value value = rising.remove();
      long until = neededUntil.getOrDefault(value, Long.MIN_VALUE);
      bringing.getOrDefault(value, List.of()).forEach(action -> use(action, until));
    }
  }

  private List<Action<S>> bringers(Value value) {
    return bringing.computeIfAbsent(value, unseen -> new ArrayList<>());
  }

  private void use(Action<S> action, long until) {
    if (until > usefulUntil.getOrDefault(action, Long.MIN_VALUE)) {
      usefulUntil.put(action, until);
      action.needs().forEach(value -> need(value, until));
    }
  }

  private void need(Value value, long until) {
    if (until > neededUntil.getOrDefault(value, Long.MIN_VALUE)) {
      neededUntil.put(value, until);
      rising.add(value);
    }
  }

  /** Returns the last index at which an optional step with that action is of use. */
  long until(Action<S> action) {
    return usefulUntil.getOrDefault(action, Long.MIN_VALUE);
  }

  /** Returns whether leaving {@code step} out can change whether there is a linearization. */
  boolean matters(Step<S> step) {
    return step.isRequired() || (!step.action().observes() && until(step.action()) > step.start());
  }
}
