package dev.rhenea.zoo;

import static java.util.Objects.requireNonNull;

import dev.rhenea.zoo.DetectionMatrix.Accusation;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Hunts mutants and tries the code as it is, by a {@link Crew}. A hunt is one task, because each of
 * its seeds is tried only if those before caught too little; it may take minutes. So those that are
 * known to take long come first, and the code as it is comes last, in slices of a few seeds: then
 * the last hunt does not have all workers but one wait.
 */
final class Chase {
  /**
   * What is wrong there is often that something waits for ever: a run takes ten seconds and more.
   */
  private static final Set<Scenario> SLOW = EnumSet.of(Scenario.RELOCATION, Scenario.SLEEPERS);

  private static final int SLICE = 10;

  private final Zoo zoo;
  private final List<Mutant> mutants;
  private final long first;
  private final int count;
  private final Consumer<String> progress;
  private int hunted;

  /**
   * Of these mutants.
   *
   * @param first the first seed
   * @param count seeds for each mutant and each of their scenarios, at most
   * @param progress is told one line at a time
   */
  Chase(Zoo zoo, List<Mutant> mutants, long first, int count, Consumer<String> progress) {
    this.zoo = zoo;
    this.mutants = mutants;
    this.first = first;
    this.count = count;
    this.progress = progress;
  }

  /** The matrix, in the order of the mutants, of the scenarios and of the seeds. */
  DetectionMatrix run(int workers) throws IOException, InterruptedException {
    try (Crew crew = new Crew(workers)) {
      Map<Mutant, Supplier<Hunt>> hunts = new LinkedHashMap<>();
      for (Mutant mutant : slowFirst()) {
        hunts.put(mutant, crew.hand(calledOff -> hunt(mutant, calledOff)));
      }
      List<Supplier<List<Accusation>>> trials =
          Arrays.stream(Scenario.values())
              .filter(scenario -> mutants.stream().anyMatch(each -> each.scenario() == scenario))
              .flatMap(scenario -> trials(crew, scenario))
              .toList();
      crew.finish();
      return new DetectionMatrix(
          mutants.stream().map(mutant -> requireNonNull(hunts.get(mutant)).get()).toList(),
          trials.stream().map(Supplier::get).flatMap(List::stream).toList());
    }
  }

  private List<Mutant> slowFirst() {
    return mutants.stream()
        .sorted(Comparator.comparing(mutant -> SLOW.contains(mutant.scenario()) ? 0 : 1))
        .toList();
  }

  private Hunt hunt(Mutant mutant, BooleanSupplier calledOff) throws IOException {
    Hunt hunt = zoo.hunt(mutant, first, count, calledOff);
    if (!calledOff.getAsBoolean()) {
      tell(hunt);
    }
    return hunt;
  }

  private Stream<Supplier<List<Accusation>>> trials(Crew crew, Scenario scenario) {
    int runs = scenario.runs(count);
    Trials trials = new Trials(scenario, runs);
    return LongStream.iterate(first, from -> from < first + runs, from -> from + SLICE)
        .mapToObj(from -> {
          long end = Math.min(from + SLICE, first + runs);
          return crew.hand(calledOff -> trials.between(from, end, calledOff));
        });
  }

  private synchronized void tell(Hunt hunt) {
    hunted++;
    progress.accept("%d of %d: %s".formatted(hunted, mutants.size(), hunt));
  }

  private synchronized void tell(Trials ended) {
    progress.accept(
        "%s: %d of %d runs accused".formatted(ended.scenario, ended.accused.get(), ended.runs));
  }

  /** The runs of one scenario over the code as it is. */
  private final class Trials {
    private final Scenario scenario;
    private final int runs;
    private final LongFunction<List<String>> original;
    private final AtomicInteger accused = new AtomicInteger();
    private final AtomicLong left;

    Trials(Scenario scenario, int runs) {
      this.scenario = scenario;
      this.runs = runs;
      this.original = scenario.original();
      this.left = new AtomicLong(runs);
    }

    /** Tries the seeds from {@code from} on, below {@code end}; whoever is last says so. */
    List<Accusation> between(long from, long end, BooleanSupplier calledOff) {
      List<Accusation> found =
          LongStream.range(from, end)
              .takeWhile(seed -> !calledOff.getAsBoolean())
              .mapToObj(seed -> new Accusation(scenario, seed, original.apply(seed)))
              .filter(run -> !run.checks().isEmpty())
              .toList();
      accused.addAndGet(found.size());
      if (left.addAndGet(from - end) == 0 && !calledOff.getAsBoolean()) {
        tell(this);
      }
      return found;
    }
  }
}
