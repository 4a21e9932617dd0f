package dev.rhenea.zoo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which check catches which mutant, and whom the checks accuse without a reason: what the checks
 * are worth.
 *
 * @param hunts one for each mutant
 * @param accusations runs of the code as it is in which a check failed
 */
public record DetectionMatrix(List<Hunt> hunts, List<Accusation> accusations) {
  /**
   * A check that failed although no bug was planted: either it is wrong, or there is a real bug.
   */
  public record Accusation(Scenario scenario, long seed, List<String> checks) {
    public Accusation {
      checks = List.copyOf(checks);
    }

    @Override
    public String toString() {
      return "%s, seed %d: %s".formatted(scenario, seed, String.join(", ", checks));
    }
  }

  public DetectionMatrix {
    hunts = List.copyOf(hunts);
    accusations = List.copyOf(accusations);
  }

  /**
   * Hunts the mutants and tries the code as it is, with the same seeds, several scenarios at a
   * time.
   *
   * @param mutants some of the zoo's
   * @param first the first seed
   * @param count seeds for each mutant and each of their scenarios, at most
   * @param progress is told in one line of whatever is done, one at a time, in any order
   * @throws IllegalArgumentException if a patch does not apply or does not compile
   * @throws IOException if a source cannot be read
   */
  public static DetectionMatrix of(
      Zoo zoo, List<Mutant> mutants, long first, int count, Consumer<String> progress)
      throws IOException {
    try {
      List<Hunt> hunts =
          mutants.parallelStream()
              .map(mutant -> hunt(zoo, mutant, first, count, progress))
              .toList();
      List<Accusation> accusations =
          Arrays.stream(Scenario.values())
              .filter(scenario -> mutants.stream().anyMatch(each -> each.scenario() == scenario))
              .flatMap(scenario -> accusations(scenario, first, count, progress))
              .toList();
      return new DetectionMatrix(hunts, accusations);
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private static Hunt hunt(
      Zoo zoo, Mutant mutant, long first, int count, Consumer<String> progress) {
    try {
      Hunt hunt = zoo.hunt(mutant, first, count);
      tell(progress, hunt.toString());
      return hunt;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<Accusation> accusations(
      Scenario scenario, long first, int count, Consumer<String> progress) {
    LongFunction<List<String>> original = scenario.original();
    int runs = scenario.runs(count);
    List<Accusation> found =
        LongStream.range(first, first + runs)
            .parallel()
            .mapToObj(seed -> new Accusation(scenario, seed, original.apply(seed)))
            .filter(run -> !run.checks().isEmpty())
            .toList();
    tell(progress, "%s: %d of %d runs accused".formatted(scenario, found.size(), runs));
    return found.stream();
  }

  private static synchronized void tell(Consumer<String> progress, String line) {
    progress.accept(line);
  }

  /** The mutants that no check caught. */
  public List<Mutant> survivors() {
    return hunts.stream().filter(Hunt::survived).map(Hunt::mutant).toList();
  }

  /** Every mutant was caught, and nobody was accused. */
  public boolean isClean() {
    return survivors().isEmpty() && accusations.isEmpty();
  }
}
