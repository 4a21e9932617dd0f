package dev.rhenea.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * How soon a mutant is caught: seeds tried one after the other, and after each catch anew, so that
 * every catch says how many seeds one more of that kind takes.
 *
 * @param mutant the mutant
 * @param seeds how many runs there were
 * @param catches those in which a check failed, in the order of their seeds
 */
public record Hunt(Mutant mutant, int seeds, List<Catch> catches) {
  /** As many catches as a median needs; then the hunt ends. */
  public static final int ENOUGH = 15;

  /**
   * A run in which a check failed.
   *
   * @param tried how many seeds it took since the catch before, this one included, from 1
   * @param checks those that failed
   */
  public record Catch(long seed, int tried, List<String> checks) {
    public Catch {
      checks = List.copyOf(checks);
    }
  }

  public Hunt {
    catches = List.copyOf(catches);
  }

  /**
   * Runs at most {@code count} seeds from {@code first} on.
   *
   * @param calledOff asked before each seed; if it says so, the hunt ends with those before
   */
  static Hunt over(
      Mutant mutant,
      LongFunction<List<String>> planted,
      long first,
      int count,
      BooleanSupplier calledOff) {
    List<Catch> catches = new ArrayList<>();
    int seeds = 0;
    int tried = 0;
    while (seeds < count && catches.size() < ENOUGH && !calledOff.getAsBoolean()) {
      long seed = first + seeds++;
      tried++;
      List<String> checks = checks(mutant, planted, seed);
      if (!checks.isEmpty()) {
        catches.add(new Catch(seed, tried, checks));
        tried = 0;
      }
    }
    return new Hunt(mutant, seeds, catches);
  }

  private static List<String> checks(Mutant mutant, LongFunction<List<String>> planted, long seed) {
    try {
      return planted.apply(seed);
    } catch (RuntimeException bug) { // of the scenario, which no mutant may break
      throw new IllegalStateException("%s, seed %d: %s".formatted(mutant.name(), seed, bug), bug);
    }
  }

  /** No check failed in any run. */
  public boolean survived() {
    return catches.isEmpty();
  }

  /** The checks that failed in some run, by name. */
  public SortedSet<String> caughtBy() {
    SortedSet<String> checks = new TreeSet<>();
    catches.forEach(each -> checks.addAll(each.checks()));
    return checks;
  }

  /** The median number of seeds until a check fails, the lower one of two; empty if none did. */
  public OptionalInt medianSeeds() {
    int[] tried = catches.stream().mapToInt(Catch::tried).sorted().toArray();
    return tried.length == 0 ? OptionalInt.empty() : OptionalInt.of(tried[(tried.length - 1) / 2]);
  }

  /** One line for people. */
  @Override
  public String toString() {
    return survived()
        ? "%s: SURVIVED %d seeds".formatted(mutant.name(), seeds)
        : "%s: %s, median %d of %d seeds"
            .formatted(
                mutant.name(), String.join(", ", caughtBy()), medianSeeds().getAsInt(), seeds);
  }
}
