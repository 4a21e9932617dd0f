package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The frame of the command line: design section 8. */
class RheneaTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine command =
      Rhenea.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void helpNamesTheCommand() {
    assertThat(command.execute("--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: rhenea");
  }

  @Test
  void withoutArgumentsPrintsHelp() {
    assertThat(command.execute()).isZero();
    assertThat(out.toString()).startsWith("Usage: rhenea");
  }

  @Test
  void versionIsThatOfTheBuild() {
    assertThat(command.execute("--version")).isZero();
    assertThat(out.toString().strip()).matches("rhenea \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
  }

  @Test
  void unknownOptionIsAUsageErrorInOneLine() {
    assertThat(command.execute("--colour")).isEqualTo(Rhenea.USAGE);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("--colour").contains("rhenea --help");
  }
}
