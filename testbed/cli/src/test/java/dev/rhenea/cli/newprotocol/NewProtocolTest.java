package dev.rhenea.cli.newprotocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.provider.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import picocli.CommandLine;

/** {@code rhenea new-protocol}: design section 8. */
class NewProtocolTest {
  private @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void copyThePoms() throws IOException {
    Path real = Path.of("../..");
    for (String pom : new String[] {"pom.xml", "testbed/cli/pom.xml"}) {
      Files.createDirectories(folder.resolve(pom).getParent());
      Files.copy(real.resolve(pom), folder.resolve(pom));
    }
  }

  private int run(String... arguments) {
    return new CommandLine(new NewProtocolCommand(Catalogue.load()))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setParameterExceptionHandler((error, given) -> {
          err.append(error.getMessage());
          return Exit.USAGE;
        })
        .execute(arguments);
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void theModuleIsNamedToTheBuildAndToTheCommand() throws Exception {
    assertThat(run("chain-log", "--into", folder.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("mvn -q -pl protocols/chain-log -am test");
    assertThat(text("pom.xml"))
        .containsSubsequence(
            "<module>protocols/memory</module>", "<module>protocols/chain-log</module>")
        .contains("<artifactId>rhenea-chain-log</artifactId>\n        <version>");
    assertThat(text("testbed/cli/pom.xml"))
        .contains("<artifactId>rhenea-chain-log</artifactId>\n      <scope>runtime</scope>");
    assertThat(text("protocols/chain-log/pom.xml"))
        .contains("rhenea-chain-log")
        .doesNotContain("@");
    assertThat(
            text(
                "protocols/chain-log/src/main/resources/META-INF/services/"
                    + "dev.rhenea.provider.LogletProvider"))
        .isEqualTo("dev.rhenea.chainlog.ChainLogLogletProvider\n");
  }

  /** Compiles without a warning, is found by ServiceLoader, and keeps every obligation. */
  @Test
  void theModulePassesTheKit() throws Exception {
    ProtocolNames names = ProtocolNames.of("chain-log");
    try (CompiledModule module =
        CompiledModule.compile(names, Scaffold.files(names), folder.resolve("module"))) {
      TestExecutionSummary summary = module.runTest();
      assertThat(summary.getFailures())
          .as("failed tests")
          .extracting(failure -> failure.getTestIdentifier() + ": " + failure.getException())
          .isEmpty();
      assertThat(summary.getTestsSucceededCount()).isGreaterThan(40);
    }
  }

  @Test
  void aModuleThatExistsIsLeftAlone() throws Exception {
    run("chain-log", "--into", folder.toString());
    String pom = text("pom.xml");
    assertThat(run("chain-log", "--into", folder.toString())).isEqualTo(Exit.UNKNOWN);
    assertThat(err.toString().lines()).singleElement().asString().contains("exists already");
    assertThat(text("pom.xml")).isEqualTo(pom);
  }

  @Test
  void whatIsNoCheckoutIsLeftAlone() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    assertThat(run("chain-log", "--into", elsewhere.toString())).isEqualTo(Exit.UNKNOWN);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("is no checkout of Rhenea: it has no pom.xml");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Chain", "9p", "chain_log", "chain-", "-chain", "", "../chain", "a b"})
  void aNameThatCannotBeIsAUsageError(String name) throws Exception {
    String pom = text("pom.xml");
    assertThat(run("--into", folder.toString(), "--", name)).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("is no name for a protocol").hasLineCount(1);
    assertThat(folder.resolve("protocols")).doesNotExist();
    assertThat(text("pom.xml")).isEqualTo(pom);
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "memory", "paxos"})
  void anInstalledProtocolIsNotMadeAgain(String name) {
    assertThat(run(name, "--into", folder.toString())).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("there is a protocol '" + name + "' already");
  }

  @ParameterizedTest
  @CsvSource({
    "raft, raft, Raft",
    "chain-log, chainlog, ChainLog",
    "p2p-3, p2p3, P2p3",
    "switch, switchloglet, Switch"
  })
  void namesFollowFromTheProtocols(String protocol, String javaPackage, String javaClass) {
    assertThat(ProtocolNames.of(protocol))
        .isEqualTo(new ProtocolNames(protocol, javaPackage, javaClass));
  }

  @Test
  void aNameHasAnEnd() {
    assertThatThrownBy(() -> ProtocolNames.of("a".repeat(31)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
