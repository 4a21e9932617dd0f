package dev.rhenea.zoo;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

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
   * Hunts the mutants and tries the code as it is, with the same seeds, as many at a time as there
   * are processors. If something goes wrong, all ends soon.
   *
   * @param mutants some of the zoo's
   * @param first the first seed
   * @param count seeds for each mutant and each of their scenarios, at most
   * @param progress is told in one line of whatever is done, one at a time, in any order
   * @throws IllegalArgumentException if a patch does not apply or does not compile
   * @throws IOException if a source cannot be read
   * @throws InterruptedException if the caller is interrupted
   */
  public static DetectionMatrix of(
      Zoo zoo, List<Mutant> mutants, long first, int count, Consumer<String> progress)
      throws IOException, InterruptedException {
    return new Chase(zoo, mutants, first, count, progress)
        .run(Runtime.getRuntime().availableProcessors());
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
