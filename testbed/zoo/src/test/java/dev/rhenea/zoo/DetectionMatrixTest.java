package dev.rhenea.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matrices of a few mutants that change nothing, so that every seed is tried. */
class DetectionMatrixTest {
  private static final String PATCHED =
      "testbed/checker/src/main/java/dev/rhenea/checker/Checker.java";
  private static final int SEEDS = 3;

  @TempDir private Path root;

  @BeforeEach
  void sources() throws IOException {
    Path checkout = Path.of(System.getProperty("basedir", "testbed/zoo")).resolve("../..");
    Files.createDirectories(root.resolve(PATCHED).getParent());
    Files.copy(checkout.resolve(PATCHED), root.resolve(PATCHED));
    Files.createDirectories(root.resolve("testbed/zoo/mutants"));
  }

  @Test
  void huntsStandInTheOrderOfTheMutantsAndProgressIsToldOneLineAtATime() throws Exception {
    for (int i = 0; i < 8; i++) {
      plant("m" + i, i % 2 == 0 ? "FORGED_LOGS" : "FORGED_REGISTERS", "// " + i);
    }
    Zoo zoo = Zoo.of(root);
    List<String> lines = new ArrayList<>(); // unsafe, unless one at a time
    AtomicInteger telling = new AtomicInteger();
    DetectionMatrix matrix =
        DetectionMatrix.of(
            zoo,
            zoo.mutants(),
            7,
            SEEDS,
            line -> {
              assertThat(telling.incrementAndGet()).isEqualTo(1);
              lines.add(line);
              telling.decrementAndGet();
            });
    assertThat(matrix.hunts()).extracting(Hunt::mutant).isEqualTo(zoo.mutants());
    assertThat(matrix.hunts()).extracting(Hunt::seeds).containsOnly(SEEDS);
    assertThat(matrix.survivors()).isEqualTo(zoo.mutants());
    assertThat(matrix.accusations()).isEmpty();
    assertThat(lines)
        .hasSize(10)
        .contains("FORGED_LOGS: 0 of 3 runs accused", "FORGED_REGISTERS: 0 of 3 runs accused");
    List<String> hunts = lines.stream().filter(line -> line.contains("SURVIVED")).toList();
    for (int i = 0; i < 8; i++) {
      assertThat(hunts.get(i)).matches((i + 1) + " of 8: m\\d: SURVIVED 3 seeds");
    }
    assertThat(hunts)
        .extracting(line -> line.replaceAll(".*(m\\d).*", "$1"))
        .containsExactlyInAnyOrder("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7");
  }

  @Test
  void whatTakesLongIsBegunFirstAndStandsWhereItBelongs() throws Exception {
    plant("m0", "FORGED_LOGS", "// 0");
    plant("m1", "SLEEPERS", "// 1");
    Zoo zoo = Zoo.of(root);
    List<String> lines = new ArrayList<>();
    DetectionMatrix matrix = new Chase(zoo, zoo.mutants(), 7, 1, lines::add).run(1);
    assertThat(matrix.hunts()).extracting(Hunt::mutant).isEqualTo(zoo.mutants());
    assertThat(lines)
        .containsExactly(
            "1 of 2: m1: SURVIVED 1 seeds",
            "2 of 2: m0: SURVIVED 1 seeds",
            "SLEEPERS: 0 of 1 runs accused",
            "FORGED_LOGS: 0 of 1 runs accused");
  }

  @Test
  void whatDoesNotCompileIsThrown() throws IOException {
    plant("sound", "FORGED_LOGS", "// sound");
    plant("unsound", "FORGED_LOGS", "unsound");
    Zoo zoo = Zoo.of(root);
    assertThatThrownBy(() -> DetectionMatrix.of(zoo, zoo.mutants(), 7, SEEDS, line -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not compile");
  }

  @Test
  void aSourceThatCannotBeReadIsThrown() throws IOException {
    plant("sound", "FORGED_LOGS", "// sound");
    Files.delete(root.resolve(PATCHED));
    Zoo zoo = Zoo.of(root);
    assertThatThrownBy(() -> DetectionMatrix.of(zoo, zoo.mutants(), 7, SEEDS, line -> {}))
        .isInstanceOf(NoSuchFileException.class);
  }

  /** Without being called off, the hunts would try a million seeds. */
  @Test
  void anErrorEndsTheHuntsThatRun() throws IOException {
    plant("a-long-hunt", "FORGED_LOGS", "// sound");
    plant("unsound", "FORGED_LOGS", "unsound");
    Zoo zoo = Zoo.of(root);
    Chase chase = new Chase(zoo, zoo.mutants(), 7, 1_000_000, line -> {});
    assertThatThrownBy(() -> chase.run(2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsThrownByWhoeverIsToldEndsIt() throws IOException {
    plant("sound", "FORGED_LOGS", "// sound");
    Zoo zoo = Zoo.of(root);
    IllegalStateException broken = new IllegalStateException("the screen is broken");
    assertThatThrownBy(() ->
            DetectionMatrix.of(
                zoo,
                zoo.mutants(),
                7,
                SEEDS,
                line -> {
                  throw broken;
                }))
        .isSameAs(broken);
  }

  private void plant(String name, String scenario, String after) throws IOException {
    Files.writeString(
        root.resolve("testbed/zoo/mutants").resolve(name + ".patch"),
        """
        rule: none
        bug: None.
        scenario: %s
        caught by: accused
        seeds: 1

        --- a/%s
        +++ b/%s
        @@ -1 +1 @@
        -package dev.rhenea.checker;
        +package dev.rhenea.checker; %s
        """
            .formatted(scenario, PATCHED, PATCHED, after));
  }
}
