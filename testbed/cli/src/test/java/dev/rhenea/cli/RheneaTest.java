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

  /** What {@code main} starts must not differ from what the help lists. */
  @Test
  void eachCommandCanBeMadeAlone() {
    var all = Rhenea.commandLine(Catalogue.load()).getSubcommands();
    assertThat(all).hasSizeGreaterThan(20);
    all.forEach((name, command) -> {
      assertThat(command.getCommandName()).isEqualTo(name);
      String[] arguments = {name, "--help"};
      var alone = Rhenea.commandLine(Catalogue.load(), arguments).setOut(nobody());
      assertThat(alone.getSubcommands()).containsOnlyKeys(name);
      assertThat(alone.execute(arguments)).isZero();
    });
    String[] unknown = {"explian"};
    assertThat(Rhenea.commandLine(Catalogue.load(), unknown).getSubcommands()).hasSameSizeAs(all);
  }

  private static PrintWriter nobody() {
    return new PrintWriter(new StringWriter());
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
  void whatNeedsTheSourcesIsTheLaunchers() {
    assertThat(rhenea.run("test")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("./rhenea test in a checkout");
    assertThat(rhenea.run("dist")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("./rhenea dist in a checkout");
    assertThat(rhenea.run("jepsen")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("./rhenea jepsen in a checkout");
  }

  @Test
  void aBugIsNoVerdict() {
    CommandLine command =
        Rhenea.commandLine(Catalogue.load()).addSubcommand("broken", new Broken()).setErr(nobody());
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
