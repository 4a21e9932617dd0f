package dev.rhenea.zoo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;

/** Mutants in scenarios of the tests, which the detection matrix does not know. */
final class Planted {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "testbed/zoo")).resolve("../..").normalize();

  private Planted() {}

  /** The scenario, with that bug in its code. */
  static LongFunction<List<String>> in(
      Class<? extends LongFunction<List<String>>> scenario, String mutant)
      throws IOException, ReflectiveOperationException {
    Path file = ROOT.resolve("testbed/zoo/mutants/" + mutant + ".patch");
    Patch patch = Mutant.parse(mutant, Files.readAllLines(file)).patch();
    ClassLoader loader = new MutantClassLoader(Planted.class.getClassLoader(), patch.compile(ROOT));
    @SuppressWarnings("unchecked")
    LongFunction<List<String>> planted =
        (LongFunction<List<String>>)
            loader.loadClass(scenario.getName()).getDeclaredConstructor().newInstance();
    return planted;
  }
}
