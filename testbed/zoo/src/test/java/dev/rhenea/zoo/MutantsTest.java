package dev.rhenea.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mutant is killed by one of its pinned seeds, and by nothing but its bug. */
@Execution(ExecutionMode.CONCURRENT)
class MutantsTest {
  private static final Zoo ZOO = zoo();

  static Stream<Mutant> mutants() {
    return ZOO.mutants().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutants")
  void pinnedSeedsKillTheMutantAlone(Mutant mutant) throws IOException {
    LongFunction<List<String>> planted = ZOO.plant(mutant);
    OptionalLong killing =
        mutant.seeds().all().stream()
            .mapToLong(seed -> seed)
            .filter(seed -> planted.apply(seed).contains(mutant.caughtBy()))
            .findFirst();
    assertThat(killing).as("a seed of %s that fails %s", mutant, mutant.caughtBy()).isPresent();
    assertThat(mutant.scenario().original().apply(killing.getAsLong())).isEmpty();
  }

  /** Rules of {@code protocols.md} that are broken once at least. */
  @Test
  void everyRuleIsBrokenByAMutant() {
    Stream<String> rules =
        Stream.of(
                Stream.iterate(1, i -> i + 1).limit(15).map(i -> "N" + i),
                Stream.iterate(1, i -> i + 1).limit(13).map(i -> "V" + i),
                Stream.iterate(1, i -> i + 1).limit(6).map(i -> "P" + i),
                Stream.iterate(1, i -> i + 1).limit(4).map(i -> "S" + i),
                Stream.iterate(1, i -> i + 1).limit(5).map(i -> "M" + i))
            .flatMap(each -> each);
    assertThat(ZOO.mutants()).extracting(Mutant::rule).containsAll(rules.toList());
  }

  private static Zoo zoo() {
    Path root = Path.of(System.getProperty("basedir", "testbed/zoo")).resolve("../..");
    try {
      return Zoo.of(root.toAbsolutePath().normalize());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
