package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rhenea mutants}: design section 8. */
class MutantHuntTest {
  private static final String HOME = "rhenea.home";

  private final Session rhenea = new Session();
  private String before = "";

  @BeforeEach
  void thisCheckout() {
    before = System.getProperty(HOME, "");
    String module = System.getProperty("basedir", ".");
    System.setProperty(HOME, Path.of(module, "..", "..").toAbsolutePath().normalize().toString());
  }

  @AfterEach
  void asItWas() {
    if (before.isEmpty()) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, before);
    }
  }

  @Test
  void allAreListedWithRuleAndBug() {
    assertThat(rhenea.run("mutants")).isEqualTo(Exit.VALID);
    assertThat(rhenea.out())
        .containsPattern(
            "(?m)^N1 +native-sealed-accepts-what-it-holds +A sealed LogServer answers");
    assertThat(rhenea.out().lines().count()).isGreaterThanOrEqualTo(35);
  }

  @Test
  void aHuntSaysWhatCaughtAMutantAndHowSoon() throws Exception {
    assertThat(
            rhenea.run(
                "mutants",
                "native-seal-not-finished",
                "checker-stop-not-checked",
                "--seeds",
                "3",
                "--from",
                "7000",
                "--json"))
        .isEqualTo(Exit.VALID);
    JsonNode json = new ObjectMapper().readTree(rhenea.out());
    assertThat(json.at("/verdict").asText()).isEqualTo("valid");
    assertThat(json.at("/survivors")).isEmpty();
    assertThat(json.at("/accusations")).isEmpty();
    assertThat(json.at("/mutants").size()).isEqualTo(2);
    assertThat(json.at("/mutants/1/name").asText()).isEqualTo("native-seal-not-finished");
    assertThat(json.at("/mutants/1/rule").asText()).isEqualTo("N9");
    assertThat(json.at("/mutants/1/caughtBy/0").asText()).isEqualTo("hang");
    assertThat(json.at("/mutants/1/medianSeeds").asInt()).isEqualTo(1);
  }

  /** A mutant that changes nothing is one that no check can catch. */
  @Test
  void aSurvivorIsAFailure(@TempDir Path folder) throws IOException {
    Path home = Path.of(System.getProperty(HOME));
    String patched = "testbed/checker/src/main/java/dev/rhenea/checker/Checker.java";
    Path mutants = Files.createDirectories(folder.resolve("testbed/zoo/mutants"));
    Files.createDirectories(folder.resolve(patched).getParent());
    Files.copy(home.resolve(patched), folder.resolve(patched));
    Files.writeString(
        mutants.resolve("harmless.patch"),
        """
        rule: none
        bug: None.
        scenario: FORGED_LOGS
        caught by: accused
        seeds: 1

        --- a/%s
        +++ b/%s
        @@ -1 +1 @@
        -package dev.rhenea.checker;
        +package dev.rhenea.checker; // harmless
        """
            .formatted(patched, patched));
    System.setProperty(HOME, folder.toString());
    assertThat(rhenea.run("mutants", "--seeds", "2")).isEqualTo(Exit.INVALID);
    assertThat(rhenea.out()).contains("NOTHING", "0 of 1 mutants caught");
    assertThat(rhenea.err()).isEmpty();

    String out = folder.resolve("out").toString();
    assertThat(rhenea.run("campaign", "mutants", "--seeds", "1..2", "--out", out))
        .isEqualTo(Exit.INVALID);
    assertThat(rhenea.out()).contains("# Campaign mutants: invalid", "0 of 1 mutants caught");
    assertThat(rhenea.err().lines()) // which is no terminal
        .containsExactlyInAnyOrder(
            "1 of 1: harmless: SURVIVED 2 seeds", "FORGED_LOGS: 0 of 2 runs accused");
  }

  /** The jar holds the changed class and nothing else, and is the same each time. */
  @Test
  void aMutantBecomesAJar(@TempDir Path folder) throws IOException {
    String name = "native-seal-bit-in-memory";
    Path jar = folder.resolve("mutant.jar");
    assertThat(rhenea.run("mutants", name, "--jar", jar.toString())).isEqualTo(Exit.VALID);
    assertThat(rhenea.out()).contains("The seal bit of a LogServer is not on its disk.");
    try (JarFile classes = new JarFile(jar.toFile())) {
      assertThat(classes.stream().map(JarEntry::getName))
          .isNotEmpty()
          .allMatch(each -> each.startsWith("dev/rhenea/nativeloglet/LogServerState"));
    }
    byte[] first = Files.readAllBytes(jar);
    assertThat(rhenea.run("mutants", name, "--jar", jar.toString())).isEqualTo(Exit.VALID);
    assertThat(jar).hasBinaryContent(first);

    assertThat(rhenea.run("mutants", "--jar", jar.toString())).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("--jar takes one name");
  }

  @Test
  void badArgumentsAreUsageErrors() {
    assertThat(rhenea.run("mutants", "no-such-bug")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).startsWith("no mutant 'no-such-bug'; 'rhenea mutants' lists them");
    assertThat(rhenea.run("mutants", "--seeds", "0")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.run("mutants", "--seeds", "many")).isEqualTo(Exit.USAGE);
  }

  @Test
  void withoutSourcesItSaysWhatToDo(@TempDir Path empty) {
    System.setProperty(HOME, empty.toString());
    assertThat(rhenea.run("mutants")).isEqualTo(Exit.UNKNOWN);
    assertThat(rhenea.err()).contains("there are none in " + empty, "run it in a checkout");
  }
}
