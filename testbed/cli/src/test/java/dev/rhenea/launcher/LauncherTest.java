package dev.rhenea.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Design section 8: the launcher finds a JDK 25, builds, and names what is missing. */
class LauncherTest {

  @TempDir private Path folder;
  private Machine machine;

  @BeforeEach
  void startBare() throws IOException {
    machine = new Machine(folder);
  }

  @Test
  void withoutAnyJdkSaysWhatToInstallInOneLine() throws Exception {
    Machine.Run run = machine.rhenea("demo");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err())
        .startsWith("rhenea: no JDK 25")
        .contains("JAVA_HOME", "PATH", folder.resolve("jdks").toString(), "install");
  }

  @Test
  void anOlderJdkIsNotEnough() throws Exception {
    machine.set("JAVA_HOME", machine.addJdk("17.0.15").toString());
    machine.addJdk("24.0.2");
    Machine.Run run = machine.rhenea("demo");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("rhenea: no JDK 25").contains("jdk-17.0.15");
  }

  @Test
  void theTestsNeedTheJdkAsWell() throws Exception {
    Machine.Run run = machine.rhenea("test");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("rhenea: no JDK 25");
  }

  @Test
  void aJdkInAnUsualFolderServesThoughJavaHomeIsOlder() throws Exception {
    machine.set("JAVA_HOME", machine.addJdk("17.0.15").toString());
    machine.addRealJdk();
    machine.build();
    Machine.Run run = machine.rhenea("--version");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("rhenea ");
    assertThat(run.status()).isZero();
  }

  @Test
  void theStatusIsThatOfTheCommand() throws Exception {
    machine.addRealJdk();
    machine.build();
    assertThat(machine.rhenea("--colour").status()).isEqualTo(64);
  }

  @Test
  void theJvmTakesFurtherOptions() throws Exception {
    machine.set("RHENEA_JVM_OPTIONS", "-Xmx2g -showversion");
    machine.addRealJdk();
    machine.build();
    Machine.Run run = machine.rhenea("--version");
    assertThat(run.err()).containsIgnoringCase("openjdk version");
    assertThat(run.out()).startsWith("rhenea ");
  }

  @Test
  void withoutMavenNamesTheNextCommand() throws Exception {
    machine.addJdk("25.0.1");
    Machine.Run run = machine.rhenea("explain", "memory(n1)");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err())
        .contains("Maven is missing", "apt-get install maven", "./rhenea explain memory(n1)");
  }

  @Test
  void offlineNamesWhatIsMissingAndTheNextCommand() throws Exception {
    machine.addJdk("25.0.1");
    machine.addMaven(
        "echo '[ERROR] Could not transfer artifact org.jspecify:jspecify:jar:1.0.0: Unknown host'; exit 1");
    Machine.Run run = machine.rhenea("demo");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("org.jspecify:jspecify", "Maven Central", "./rhenea demo");
  }

  @Test
  void aFailedBuildShowsTheErrorsOfTheCompiler() throws Exception {
    machine.addJdk("25.0.1");
    machine.addMaven("echo '[ERROR] New.java:[1,1] class expected'; echo '[INFO] noise'; exit 1");
    Machine.Run run = machine.rhenea("demo");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("New.java:[1,1] class expected", "the build failed");
    assertThat(run.err()).doesNotContain("noise");
  }

  @Test
  void changedSourcesAreBuiltFirst() throws Exception {
    machine.addRealJdk();
    machine.build();
    machine.addMaven("echo \"$@\" > maven.arguments; exit 1");
    assertThat(machine.rhenea("--version").status()).isZero();
    machine.editSource();
    assertThat(machine.rhenea("--version").status()).isEqualTo(2);
    assertThat(folder.resolve("a checkout/maven.arguments")).content().contains("testbed/cli");
  }

  @Test
  void theTestsEndWithTheSumAndTheStatusOfMaven() throws Exception {
    machine.addRealJdk();
    machine.addMaven(
        """
        echo '[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 1 s -- in a.ATest'
        echo '[WARNING] Tests run: 5, Failures: 0, Errors: 0, Skipped: 1'
        echo '[ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 1 s -- in b.BTest'
        echo '[ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0'
        exit 1
        """);
    Machine.Run run = machine.rhenea("test");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().lines().toList().getLast())
        .isEqualTo("Tests run: 7, Failures: 1, Errors: 0, Skipped: 1");
  }

  @Test
  void twoModulesAreTestedAtATimeUnlessTheUserSaysOtherwise() throws Exception {
    machine.addRealJdk();
    machine.addMaven("echo \"$@\" > maven.arguments");
    assertThat(machine.rhenea("test", "--threads", "1").status()).isZero();
    assertThat(folder.resolve("a checkout/maven.arguments"))
        .content()
        .contains(" --threads 1 --threads 2 ", " verify"); // Maven takes the first
  }

  @Test
  void aFailedTestSaysWhyAndWhere() throws Exception {
    machine.addRealJdk();
    machine.addMaven(
        """
        echo '[ERROR] b.BTest.two()[2] -- Time elapsed: 0.1 s <<< FAILURE!'
        echo 'org.opentest4j.AssertionFailedError: '
        echo
        echo 'expected: 1'
        echo ' but was: 2'
        printf '\tat b.BTest.two(BTest.java:26)\n\tat java.base/java.util.Noise\n'
        echo 'more noise'
        echo '[INFO] noise'
        exit 1
        """);
    Machine.Run run = machine.rhenea("test");
    assertThat(run.out())
        .contains("AssertionFailedError", "expected: 1", " but was: 2", "BTest.java:26")
        .doesNotContainIgnoringCase("noise");
  }
}
