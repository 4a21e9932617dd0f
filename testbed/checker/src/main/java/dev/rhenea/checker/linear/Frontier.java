package dev.rhenea.checker.linear;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configurations that are possible at one moment, except those that another one is as good as:
 * whatever such a one leads to, the other leads to as well. Without this, each call of unknown
 * outcome would double what has to be kept for the rest of the history.
 */
final class Frontier<S> {

  private @Nullable Configuration<S>[] buckets = buckets(64);
  private int size;

  @SuppressWarnings({"unchecked", "rawtypes"}) // arrays know no type arguments
  private static <S> @Nullable Configuration<S>[] buckets(int capacity) {
    return new Configuration[capacity];
  }

  int size() {
    return size;
  }

  /** Adds it unless one is as good, and returns whether; drops those that it is as good as. */
  boolean add(Configuration<S> added) {
    int bucket = bucket(added);
    for (Configuration<S> each = buckets[bucket]; each != null; each = each.next) {
      if (each.isComparable(added) && each.isAsGoodAs(added)) {
        return false;
      }
    }
    Configuration<S> kept = null;
    Configuration<S> each = buckets[bucket];
    while (each != null) {
      Configuration<S> next = each.next;
      if (each.isComparable(added) && added.isAsGoodAs(each)) {
        each.dropped = true;
        size--;
      } else {
        each.next = kept;
        kept = each;
      }
      each = next;
    }
    added.next = kept;
    buckets[bucket] = added;
    size++;
    if (size > buckets.length) {
      grow();
    }
    return true;
  }

  private void grow() {
    List<Configuration<S>> all = toList();
    buckets = buckets(buckets.length * 4);
    for (Configuration<S> each : all) {
      int bucket = bucket(each);
      each.next = buckets[bucket];
      buckets[bucket] = each;
    }
  }

  private int bucket(Configuration<S> each) {
    return each.hash() & (buckets.length - 1);
  }

  /** Returns all of them. */
  List<Configuration<S>> toList() {
    List<Configuration<S>> all = new ArrayList<>(size);
    for (Configuration<S> first : buckets) {
      for (Configuration<S> each = first; each != null; each = each.next) {
        all.add(each);
      }
    }
    return all;
  }
}
