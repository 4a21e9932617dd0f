package dev.rhenea.checker.listappend;

import dev.rhenea.checker.Findings;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list as its readers show it: the longest answer, of which every other one is a beginning. It
 * exists only if nothing contradicts that.
 *
 * @param values in their order, with their origins
 * @param longest who read all of it; null if nobody read anything
 * @param readings those that came from whole transactions
 */
record Observed(
    KeyHistory history,
    List<Appended> values,
    @Nullable Transaction longest,
    List<Reading> readings) {

  /** Returns the list, or nothing if it is wrong by itself; {@code findings} then say why. */
  static Optional<Observed> of(KeyHistory history, Findings findings) {
    Reading longest = null;
    for (Reading reading : history.readings()) {
      if (longest == null || reading.found().size() > longest.found().size()) {
        longest = reading;
      }
    }
    return longest == null
        ? Optional.of(new Observed(history, List.of(), null, List.of()))
        : new Reconstruction(history, longest, findings).run();
  }

  private static final class Reconstruction {
    private final KeyHistory history;
    private final Reading longest;
    private final Findings findings;
    private final Map<Value, Integer> positions = new HashMap<>();
    private final Set<Value> blamed = new HashSet<>();
    private boolean sound = true;

    Reconstruction(KeyHistory history, Reading longest, Findings findings) {
      this.history = history;
      this.longest = longest;
      this.findings = findings;
    }

    Optional<Observed> run() {
      List<Appended> values = origins(longest);
      history.readings().forEach(this::agrees);
      if (sound) {
        values.forEach(value -> positions.put(value.value(), positions.size()));
        values.forEach(this::inTurn);
      }
      if (!sound) {
        return Optional.empty();
      }
      List<Reading> whole =
          history.readings().stream().filter(reading -> isOfWholes(reading, values)).toList();
      return Optional.of(new Observed(history, values, longest.by(), whole));
    }

    private void blame(Anomaly anomaly, String message, Transaction... evidence) {
      sound = false;
      findings.add(anomaly.violation(message, evidence));
    }

    /** Each value once, and from somebody who may have appended it. */
    private List<Appended> origins(Reading reading) {
      List<Value> found = reading.found();
      List<Appended> origins = new ArrayList<>();
      Set<Value> seen = new HashSet<>();
      for (int i = 0; i < found.size(); i++) {
        Value value = found.get(i);
        if (!seen.add(value)) {
          blame(
              Anomaly.DUPLICATE_ELEMENTS,
              "%s read %s twice in %s".formatted(reading.by(), value, history.key()),
              reading.by());
          return origins;
        }
        Appended origin = history.origin(value);
        if (origin == null) {
          neverAppended(reading, value);
        } else if (origin.failed()) {
          aborted(reading, origin, i + 1 < found.size() ? history.origin(found.get(i + 1)) : null);
        } else {
          origins.add(origin);
        }
      }
      return origins;
    }

    private void neverAppended(Reading reading, Value value) {
      if (blamed.add(value)) {
        blame(
            Anomaly.NEVER_APPENDED,
            "%s read %s in %s, which nobody had appended"
                .formatted(reading.by(), value, history.key()),
            reading.by());
      }
    }

    private void aborted(Reading reading, Appended origin, @Nullable Appended behind) {
      if (!blamed.add(origin.value())) {
        return;
      }
      blame(
          Anomaly.ABORTED_READ,
          "%s failed to append %s to %s, but %s read it"
              .formatted(origin.by(), origin.value(), history.key(), reading.by()),
          origin.by(),
          reading.by());
      if (behind != null && !behind.failed()) {
        blame(
            Anomaly.DIRTY_UPDATE,
            "%s failed to append %s to %s, but %s read %s, of %s, right behind it"
                .formatted(
                    origin.by(),
                    origin.value(),
                    history.key(),
                    reading.by(),
                    behind.value(),
                    behind.by()),
            origin.by(),
            behind.by(),
            reading.by());
      }
    }

    private void agrees(Reading reading) {
      List<Value> found = reading.found();
      if (!found.equals(longest.found().subList(0, found.size()))) {
        origins(reading);
        int differ = 0;
        while (found.get(differ).equals(longest.found().get(differ))) {
          differ++;
        }
        blame(
            Anomaly.INCOMPATIBLE_ORDER,
            "%s read %s in %s where %s read %s"
                .formatted(
                    reading.by(),
                    found.get(differ),
                    history.key(),
                    longest.by(),
                    longest.found().get(differ)),
            reading.by(),
            longest.by());
      }
    }

    /** What one transaction appends stands in the order in which it was appended. */
    private void inTurn(Appended appended) {
      if (appended.place() == 0) {
        return;
      }
      Appended earlier = history.by(appended.by()).get(appended.place() - 1);
      int position = positions.getOrDefault(earlier.value(), Integer.MAX_VALUE);
      if (position > positions.getOrDefault(appended.value(), 0)) {
        blame(
            Anomaly.INCOMPATIBLE_ORDER,
            "%s appended %s to %s before %s, but %s did not read them in this order"
                .formatted(
                    appended.by(), earlier.value(), history.key(), appended.value(), longest.by()),
            appended.by(),
            longest.by());
      }
    }

    /** Not one that saw a part of what another transaction did, or what it was yet to do itself. */
    private boolean isOfWholes(Reading reading, List<Appended> values) {
      int length = reading.before().size();
      for (Appended own : history.by(reading.by())) {
        if (positions.getOrDefault(own.value(), Integer.MAX_VALUE) < length) {
          findings.add(
              Anomaly.INTERNAL.violation(
                  "%s read %s in %s before it had appended it"
                      .formatted(reading.by(), own.value(), history.key()),
                  reading.by()));
          return false;
        }
      }
      if (length == 0) {
        return true;
      }
      Appended last = values.get(length - 1);
      List<Appended> together = history.by(last.by());
      if (last.place() + 1 == together.size()) {
        return true;
      }
      findings.add(
          Anomaly.INTERMEDIATE_READ.violation(
              "%s, although %s appended %s to it together with %s"
                  .formatted(
                      reading.text(history.key()),
                      last.by(),
                      together.get(last.place() + 1).value(),
                      last.value()),
              last.by(),
              reading.by()));
      return false;
    }
  }
}
