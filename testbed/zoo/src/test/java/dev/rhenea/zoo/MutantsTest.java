package dev.rhenea.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mutant is killed by its pinned seed, and by nothing but its bug. */
class MutantsTest {
  private static final Zoo ZOO = zoo();

  static Stream<Mutant> mutants() {
    return ZOO.mutants().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutants")
  void pinnedSeedKillsTheMutantAlone(Mutant mutant) throws IOException {
    assertThat(ZOO.plant(mutant).apply(mutant.seed())).contains(mutant.caughtBy());
    assertThat(mutant.scenario().original().apply(mutant.seed())).isEmpty();
  }

  private static Zoo zoo() {
    Path root = Path.of(System.getProperty("basedir", "testbed/zoo")).resolve("../..");
    try {
      return Zoo.of(root.toAbsolutePath().normalize());
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
