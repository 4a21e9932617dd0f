package dev.rhenea.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exploring small worlds finds planted bugs without luck: no seed is chosen here. */
class ExploredMutantsTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "testbed/zoo")).resolve("../..").normalize();

  @ParameterizedTest
  @CsvSource({
    "native-known-tail-of-one, 0",
    "native-repair-skipped, 0",
    "native-sealed-by-one, 0",
    "native-append-acknowledged-before-durable, 2",
    "paxos-promise-not-kept, 3",
  })
  void theMutantIsFound(String name, int world) throws Exception {
    assertThat(planted(name).apply(world)).isNotEmpty();
  }

  private static LongFunction<List<String>> planted(String name)
      throws IOException, ReflectiveOperationException {
    Path file = ROOT.resolve("testbed/zoo/mutants/" + name + ".patch");
    UnifiedDiff patch = Mutant.parse(name, Files.readAllLines(file)).patch();
    List<String> mutated = patch.applyTo(Files.readAllLines(ROOT.resolve(patch.path())));
    ClassLoader loader =
        new MutantClassLoader(
            ExploredMutantsTest.class.getClassLoader(),
            InMemoryCompiler.compile(patch.path(), String.join("\n", mutated)));
    @SuppressWarnings("unchecked")
    LongFunction<List<String>> scenario =
        (LongFunction<List<String>>)
            loader
                .loadClass(ExploredScenario.class.getName())
                .getDeclaredConstructor()
                .newInstance();
    return scenario;
  }
}
