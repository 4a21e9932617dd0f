package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.provider.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The frame of the command line: design section 8. */
class RheneaTest {

  private final Session rhenea = new Session();

  @Test
  void helpNamesTheCommand() {
    assertThat(rhenea.run("--help")).isZero();
    assertThat(rhenea.out()).startsWith("Usage: rhenea");
  }

  @Test
  void helpListsEveryCommand() {
    rhenea.run("--help");
    assertThat(rhenea.out()).contains("explain", "protocols", "new-protocol", "test");
  }

  @Test
  void withoutArgumentsPrintsHelp() {
    assertThat(rhenea.run()).isZero();
    assertThat(rhenea.out()).startsWith("Usage: rhenea");
  }

  @Test
  void versionIsThatOfTheBuild() {
    assertThat(rhenea.run("--version")).isZero();
    assertThat(rhenea.out().strip()).matches("rhenea \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
  }

  @Test
  void unknownOptionIsAUsageErrorInOneLine() {
    assertThat(rhenea.run("--colour")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err().lines()).hasSize(1);
    assertThat(rhenea.err()).contains("--colour").contains("rhenea --help");
  }

  @Test
  void theTestsAreTheLaunchers() {
    assertThat(rhenea.run("test")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("./rhenea test");
  }

  @Test
  void aBugIsNoVerdict() {
    CommandLine command =
        Rhenea.commandLine(Catalogue.load())
            .addSubcommand("broken", new Broken())
            .setErr(new PrintWriter(new StringWriter()));
    assertThat(command.execute("broken")).isEqualTo(Exit.UNKNOWN);
  }

  /** A command with a bug. */
  @CommandLine.Command
  private static final class Broken implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("a bug");
    }
  }
}
