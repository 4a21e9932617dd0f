package dev.rhenea.zoo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** All mutants of a source tree. */
public final class Zoo {
  private static final String SUFFIX = ".patch";

  private final Path root;
  private final List<Mutant> mutants;

  private Zoo(Path root, List<Mutant> mutants) {
    this.root = root;
    this.mutants = List.copyOf(mutants);
  }

  /**
   * The zoo of the sources under {@code root}.
   *
   * @throws IOException if there is no folder {@code testbed/zoo/mutants}, or it cannot be read
   */
  public static Zoo of(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("testbed/zoo/mutants"))) {
      List<Path> patches = files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
      List<Mutant> mutants = new ArrayList<>();
      for (Path patch : patches) {
        String file = patch.getFileName().toString();
        String name = file.substring(0, file.length() - SUFFIX.length());
        mutants.add(Mutant.parse(name, Files.readAllLines(patch)));
      }
      return new Zoo(root, mutants);
    }
  }

  /** The mutants, by file name. */
  public List<Mutant> mutants() {
    return mutants;
  }

  /**
   * The classes that the mutant's patch changes, by name: loaded before the originals, they are the
   * bug.
   *
   * @throws IllegalArgumentException if the patch does not apply, or what it makes does not compile
   * @throws IOException if the source cannot be read
   */
  public Map<String, byte[]> compile(Mutant mutant) throws IOException {
    return mutant.patch().compile(root);
  }

  /**
   * The mutant's scenario with the bug in its code: from a seed to the names of the checks that
   * fail.
   *
   * @throws IllegalArgumentException if the patch does not apply, or what it makes does not compile
   * @throws IOException if the source cannot be read
   */
  public LongFunction<List<String>> plant(Mutant mutant) throws IOException {
    return mutant.scenario().in(new MutantClassLoader(Zoo.class.getClassLoader(), compile(mutant)));
  }

  /**
   * Runs a mutant with at most {@code count} seeds from {@code first} on.
   *
   * @param calledOff asked before each seed; if it says so, the hunt ends with those before
   */
  Hunt hunt(Mutant mutant, long first, int count, BooleanSupplier calledOff) throws IOException {
    return Hunt.over(mutant, plant(mutant), first, mutant.scenario().runs(count), calledOff);
  }
}
