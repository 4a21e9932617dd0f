package dev.rhenea.worlds.register;

import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.worlds.register.Observation.Read;
import dev.rhenea.worlds.register.Observation.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges what clients saw. */
public final class RegisterLaws {
  private final List<Violation> violations = new ArrayList<>();
  private final List<Read> reads;
  private final List<Write> writes;

  private RegisterLaws(List<Observation> observations) {
    reads = only(Read.class, observations);
    writes = only(Write.class, observations);
  }

  /** Every law that these calls break. */
  public static List<Violation> violations(List<Observation> observations) {
    RegisterLaws laws = new RegisterLaws(observations);
    laws.oneValue();
    laws.oneWinner();
    laws.guards();
    laws.origins();
    laws.realTime(observations);
    return List.copyOf(laws.violations);
  }

  private void oneValue() {
    Map<Version, Payload> values = new TreeMap<>();
    writes.forEach(write -> write.version().ifPresent(v -> oneValue(values, v, write.value())));
    reads.forEach(read -> oneValue(values, read.seen().version(), read.seen().value()));
  }

  private void oneValue(Map<Version, Payload> values, Version version, Payload value) {
    Payload other = values.putIfAbsent(version, value);
    if (other != null && !other.equals(value)) {
      broken(
          RegisterLaw.ONE_VALUE,
          "%s is both %s and %s".formatted(version, other.toUtf8(), value.toUtf8()));
    }
  }

  private void oneWinner() {
    Map<Version, Write> winners = new TreeMap<>();
    for (Write write : writes) {
      write
          .version()
          .filter(version -> winners.putIfAbsent(version, write) != null)
          .ifPresent(version -> broken(RegisterLaw.ONE_WINNER, version + " was written twice"));
    }
  }

  private void guards() {
    for (Write write : writes) {
      Version expected = write.expected();
      write
          .version()
          .filter(version -> !version.equals(expected.next()))
          .ifPresent(v -> broken(RegisterLaw.GUARD, v + " was written after " + expected));
    }
  }

  private void origins() {
    for (Read read : reads) {
      Payload value = read.seen().value();
      if (value.isEmpty()) {
        continue; // What a register holds before the first write.
      }
      List<Write> origins =
          writes.stream().filter(w -> w.value().equals(value) && w.start() < read.end()).toList();
      if (origins.isEmpty()) {
        broken(RegisterLaw.ORIGIN, "%s was read before it was written".formatted(value.toUtf8()));
      } else if (origins.stream().allMatch(Write::lost)) {
        broken(
            RegisterLaw.CERTAIN_CONFLICT,
            "%s was read as %s, but its write lost"
                .formatted(value.toUtf8(), read.seen().version()));
      }
    }
  }

  /** Sweeps through starts and ends: the floor of a call is the highest version returned before. */
  private void realTime(List<Observation> observations) {
    record Moment(long at, boolean start, Observation call) {}
    List<Moment> moments = new ArrayList<>();
    for (Observation call : observations) {
      if (call.version().isPresent()) {
        moments.add(new Moment(call.start(), true, call));
        moments.add(new Moment(call.end(), false, call));
      }
    }
    moments.sort(Comparator.comparingLong(Moment::at));
    Version highest = Version.NONE;
    Map<Long, Version> floors = new TreeMap<>();
    for (Moment moment : moments) {
      Version version = moment.call().version().orElseThrow();
      if (moment.start()) {
        floors.put(moment.at(), highest);
      } else {
        Version floor = floors.getOrDefault(moment.call().start(), Version.NONE);
        Version least = moment.call() instanceof Write ? floor.next() : floor;
        if (version.compareTo(least) < 0) {
          broken(RegisterLaw.REAL_TIME, "%s after %s was seen".formatted(version, floor));
        }
        highest = version.compareTo(highest) > 0 ? version : highest;
      }
    }
  }

  private void broken(RegisterLaw law, String evidence) {
    violations.add(new Violation(law, evidence));
  }

  private static <T extends Observation> List<T> only(
      Class<T> kind, List<Observation> observations) {
    return observations.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
