package dev.rhenea.bench.load;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The samples of a run in the order in which they were due. Immutable. */
public final class Samples {
  private final List<Sample> all;

  public Samples(Collection<Sample> samples) {
    all = samples.stream().sorted(Comparator.comparingLong(Sample::due)).toList();
  }

  public List<Sample> all() {
    return all;
  }

  /** Those due in {@code [from, to)}. */
  public Samples between(long from, long to) {
    return where(sample -> sample.due() >= from && sample.due() < to);
  }

  public Samples of(Operation.Kind kind) {
    return where(sample -> sample.kind() == kind);
  }

  public Samples where(Predicate<Sample> condition) {
    return new Samples(all.stream().filter(condition).toList());
  }

  public long count(Outcome outcome) {
    return all.stream().filter(sample -> sample.outcome() == outcome).count();
  }

  public int size() {
    return all.size();
  }

  /** The summary of those that took effect; empty if none did. */
  public Optional<Summary> summary() {
    return Summary.of(where(sample -> sample.outcome() == Outcome.OK));
  }
}
