package dev.rhenea.checker.linear;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configurations that wait for a step that is due, those first that have spent the least: they
 * are the ones that others turn out to be no better than.
 */
final class Waiting<S> {

  private final Frontier<S> all = new Frontier<>();
  private final List<Deque<Configuration<S>>> bySpent = new ArrayList<>();
  private int lowest;

  void add(Configuration<S> each) {
    if (!all.add(each)) {
      return;
    }
    int spent = each.spent().length;
    while (bySpent.size() <= spent) {
      bySpent.add(new ArrayDeque<>());
    }
    bySpent.get(spent).add(each);
    lowest = Math.min(lowest, spent);
  }

  /** Returns one that was not returned before, or null if there is none. */
  @Nullable Configuration<S> next() {
    while (lowest < bySpent.size()) {
      Configuration<S> next = bySpent.get(lowest).poll();
      if (next == null) {
        lowest++;
      } else if (!next.dropped) {
        return next;
      }
    }
    return null;
  }

  int size() {
    return all.size();
  }

  /** Returns all that ever waited, but for those that others are as good as. */
  List<Configuration<S>> toList() {
    return all.toList();
  }
}
