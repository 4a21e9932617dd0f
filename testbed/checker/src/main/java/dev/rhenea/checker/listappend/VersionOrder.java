package dev.rhenea.checker.listappend;

import static java.util.stream.Collectors.toSet;

import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The states through which one list went, one for each length, as far as they are known:
 *
 * <pre>
 *   observed                    by its own step    in any order
 *   [1] [1 2] [1 2 3]           [1 2 3 4]          5, 6
 * </pre>
 *
 * <p>What nobody read stands behind what somebody read. What comes first among it is known if the
 * transaction that appended the last observed value appended more in the same breath, or if one
 * that read the last observed state appended to it itself.
 *
 * @param values in the order in which they were appended
 * @param observed how many of them somebody read; the others are known by their own step
 * @param longest who read these; null if nobody read anything
 * @param later of each transaction that certainly appended more behind all of them, the first value
 * @param readings who saw what
 */
record VersionOrder(
    Value key,
    List<Appended> values,
    int observed,
    @Nullable Transaction longest,
    List<Appended> later,
    List<Reading> readings) {

  /**
   * Completes what was observed.
   *
   * @param happened whether a transaction certainly took effect
   */
  static VersionOrder of(Observed list, Predicate<Transaction> happened) {
    KeyHistory history = list.history();
    List<Appended> values = new ArrayList<>(list.values());
    if (!values.isEmpty()) {
      Appended last = values.getLast();
      List<Appended> together = history.by(last.by());
      values.addAll(together.subList(last.place() + 1, together.size()));
    }
    if (values.size() == list.values().size()) {
      list.readings().stream()
          .filter(reading -> reading.before().size() == list.values().size())
          .filter(reading -> !history.by(reading.by()).isEmpty())
          .findFirst()
          .ifPresent(reading -> values.addAll(history.by(reading.by())));
    }
    Set<Value> placed = values.stream().map(Appended::value).collect(toSet());
    List<Appended> later = new ArrayList<>();
    for (List<Appended> together : history.byTransaction()) {
      if (happened.test(together.getFirst().by())) {
        together.stream()
            .filter(appended -> !placed.contains(appended.value()))
            .findFirst()
            .ifPresent(later::add);
      }
    }
    return new VersionOrder(
        history.key(), values, list.values().size(), list.longest(), later, list.readings());
  }

  /** Returns whether both saw the list in the same state, and appended to it. */
  boolean updatedTwice(Transaction one, Transaction other) {
    return length(one) == length(other) && appends(one) && appends(other);
  }

  private int length(Transaction by) {
    return reading(by).map(reading -> reading.before().size()).orElse(-1 - by.number());
  }

  /** Returns what {@code by} saw of the list, if it was told. */
  Optional<Reading> reading(Transaction by) {
    return readings.stream().filter(reading -> reading.by().is(by)).findFirst();
  }

  private boolean appends(Transaction by) {
    return Stream.concat(values.stream(), later.stream()).anyMatch(value -> value.by().is(by));
  }
}
