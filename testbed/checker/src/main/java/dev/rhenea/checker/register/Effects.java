package dev.rhenea.checker.register;

import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.register.Access.Read;
import dev.rhenea.checker.register.Access.Swap;
import dev.rhenea.checker.register.Access.Update;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Which updates took effect: the acknowledged ones, and those of unknown outcome whose value was
 * observed by a read or by a compare-and-set that took effect itself. The others may be thought
 * away: nobody observed their values, so a linearization stays one without them.
 */
final class Effects {

  private final Updates updates;
  private final Value initial;
  private final Queue<Access> observers = new ArrayDeque<>();

  /** The first observer found of each value that was observed. */
  private final Map<Value, Access> seenBy = new LinkedHashMap<>();

  private @Nullable Violation unexplained;

  private Effects(Updates updates, Value initial) {
    this.updates = updates;
    this.initial = initial;
  }

  static Effects of(List<Access> accesses, Updates updates, Value initial) {
    Effects effects = new Effects(updates, initial);
    accesses.stream().filter(access -> access.call().isOk()).forEach(effects.observers::add);
    while (!effects.observers.isEmpty()) {
      effects.follow(effects.observers.remove());
    }
    return effects;
  }

  private void follow(Access observer) {
    switch (observer) {
      case Read read -> seen(read.observed(), read);
      case Swap swap -> seen(swap.observed(), swap);
      case Access.Write write -> {}
    }
  }

  private void seen(Value value, Access observer) {
    if (seenBy.putIfAbsent(value, observer) != null || value.equals(initial)) {
      return;
    }
    Update update = updates.of(value);
    if (update == null || update.call().isFailed()) {
      unexplained = unexplained == null ? unexplained(value, observer, update) : unexplained;
    } else if (!update.call().isOk()) {
      observers.add(update);
    }
  }

  private static Violation unexplained(Value value, Access observer, @Nullable Update failed) {
    return failed == null
        ? RegisterRule.UNWRITTEN_VALUE.violation(
            "operation %d observed %s, which was never written".formatted(observer.start(), value),
            List.of(observer))
        : RegisterRule.FAILED_UPDATE_SEEN.violation(
            "operation %d observed %s, but operation %d failed to write it"
                .formatted(observer.start(), value, failed.start()),
            List.of(observer, failed));
  }

  /** Returns a value that came from nowhere, if there is one. */
  Optional<Violation> unexplained() {
    return Optional.ofNullable(unexplained);
  }

  boolean tookEffect(Update update) {
    return update.call().isOk()
        || (!update.call().isFailed() && seenBy.containsKey(update.written()));
  }

  /**
   * Returns why {@code access} must have taken effect: nothing if it was answered, else who
   * observed it, and so on until one was answered.
   */
  List<Access> witnesses(Access access) {
    List<Access> witnesses = new ArrayList<>();
    for (Access by = observer(access); by != null; by = observer(by)) {
      witnesses.add(by);
    }
    return witnesses;
  }

  private @Nullable Access observer(Access doubted) {
    return doubted instanceof Update update && !update.call().isOk()
        ? seenBy.get(update.written())
        : null;
  }
}
