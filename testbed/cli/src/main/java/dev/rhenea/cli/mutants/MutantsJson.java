package dev.rhenea.cli.mutants;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.zoo.DetectionMatrix;
import dev.rhenea.zoo.Hunt;
import dev.rhenea.zoo.Mutant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mutants as JSON: before a hunt with the check each is pinned to, after one with all that
 * caught it.
 *
 * @param verdict absent before a hunt, then valid or invalid
 * @param survivors names of mutants that nothing caught
 * @param accusations runs of the code as it is in which a check failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MutantsJson(
    @Nullable String verdict,
    List<Entry> mutants,
    List<String> survivors,
    List<Accusation> accusations,
    @Nullable RunEnvironment environment) {

  /**
   * A mutant.
   *
   * @param medianSeeds until a check fails; absent before a hunt, and of a survivor
   * @param seeds how many were tried; absent before a hunt
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      String name,
      String rule,
      String bug,
      String scenario,
      List<String> caughtBy,
      @Nullable Integer medianSeeds,
      @Nullable Integer seeds) {
    private static Entry of(Mutant mutant) {
      return entry(mutant, List.of(mutant.caughtBy()), null, null);
    }

    private static Entry of(Hunt hunt) {
      return entry(
          hunt.mutant(),
          List.copyOf(hunt.caughtBy()),
          hunt.medianSeeds().isPresent() ? hunt.medianSeeds().getAsInt() : null,
          hunt.seeds());
    }

    private static Entry entry(
        Mutant mutant,
        List<String> caughtBy,
        @Nullable Integer medianSeeds,
        @Nullable Integer seeds) {
      return new Entry(
          mutant.name(),
          mutant.rule(),
          mutant.bug(),
          mutant.scenario().name(),
          caughtBy,
          medianSeeds,
          seeds);
    }
  }

  /** A check that failed although no bug was planted. */
  record Accusation(String scenario, long seed, List<String> checks) {}

  static MutantsJson of(List<Mutant> mutants) {
    return new MutantsJson(
        null, mutants.stream().map(Entry::of).toList(), List.of(), List.of(), null);
  }

  static MutantsJson of(DetectionMatrix matrix, RunEnvironment environment) {
    return new MutantsJson(
        (matrix.isClean() ? Validity.VALID : Validity.INVALID).word(),
        matrix.hunts().stream().map(Entry::of).toList(),
        matrix.survivors().stream().map(Mutant::name).toList(),
        matrix.accusations().stream()
            .map(each -> new Accusation(each.scenario().name(), each.seed(), each.checks()))
            .toList(),
        environment);
  }
}
