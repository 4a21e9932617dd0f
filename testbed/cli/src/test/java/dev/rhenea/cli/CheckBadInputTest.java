package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.cli.terminal.Exit;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and arguments that {@code rhenea check} cannot make sense of, or that are too much. */
class CheckBadInputTest {
  private HistoryFile history;

  @TempDir private Path folder;

  @BeforeEach
  void nameTheFile() {
    history = new HistoryFile(folder.resolve("history.edn"));
  }

  @Test
  void malformedFilesAreReportedWithLineAndColumn() throws IOException {
    assertThat(history.check("register", HistoryFile.REGISTER.formatted("1 2")))
        .isEqualTo(Exit.USAGE);
    assertThat(history.out()).isEmpty();
    assertThat(history.err().lines()).hasSize(1);
    assertThat(history.err()).startsWith(history.path() + ":10:").contains("expected");
  }

  @Test
  void aTruncatedFileIsMalformed() throws IOException {
    String whole = HistoryFile.REGISTER.formatted(2).strip();
    assertThat(history.check("register", whole.substring(0, whole.length() - 5)))
        .isEqualTo(Exit.USAGE);
    assertThat(history.err()).startsWith(history.path() + ":10:").contains("the end of the line");
  }

  @Test
  void anOperationOfAnotherModelIsReportedWithItsLine() throws IOException {
    assertThat(history.check("queue", HistoryFile.REGISTER.formatted(2))).isEqualTo(Exit.USAGE);
    assertThat(history.err())
        .startsWith(
            history.path()
                + ":2:1: operation 0: a queue knows enqueue and dequeue, but not 'write'");
  }

  @Test
  void aResultOfTheWrongShapeIsReportedWithItsLine() throws IOException {
    assertThat(history.check("log", HistoryFile.oneByOne("append 7 -> 7"))).isEqualTo(Exit.USAGE);
    assertThat(history.err())
        .startsWith(history.path() + ":2:1: operation 1: the value of ok append must be");
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    assertThat(history.check("register", HistoryFile.REGISTER.formatted("[".repeat(100_000))))
        .isEqualTo(Exit.USAGE);
    assertThat(history.err()).startsWith(history.path() + ":10:").contains("nest deeper than 200");
  }

  @Test
  void aLineOfAHundredMegabytesIsRefused() throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(history.path())) {
      out.write("{:index 0, :value \"");
      String megabyte = "x".repeat(1 << 20);
      for (int i = 0; i < 100; i++) {
        out.write(megabyte);
      }
    }
    assertThat(history.rhenea().run("check", "--model", "register", history.path().toString()))
        .isEqualTo(Exit.USAGE);
    assertThat(history.err()).startsWith(history.path() + ":1:").contains("longer than");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Files.write(history.path(), new byte[] {'{', (byte) 0xff, (byte) 0xfe});
    assertThat(history.rhenea().run("check", "--model", "set", history.path().toString()))
        .isEqualTo(Exit.USAGE);
    assertThat(history.err()).startsWith(history.path() + ": not a text in UTF-8");
  }

  @Test
  void wrongArgumentsAreUsageErrors() throws IOException {
    assertThat(
            history
                .rhenea()
                .run("check", "--model", "register", folder.resolve("absent").toString()))
        .isEqualTo(Exit.USAGE);
    assertThat(history.err()).contains("there is no file '" + folder.resolve("absent") + "'");
    assertThat(history.rhenea().run("check", "--model", "set", folder.toString()))
        .isEqualTo(Exit.USAGE);
    assertThat(history.err()).contains("is a folder");
    assertThat(history.check("stack", "")).isEqualTo(Exit.USAGE);
    assertThat(history.err())
        .contains(
            "no model 'stack'; there are: register, cas-register, set, queue, log, table,"
                + " list-append, bank");
    assertThat(history.check("set", "", "--timeout", "soon")).isEqualTo(Exit.USAGE);
    assertThat(history.err()).contains("a span is written like 500ms, 30s or 5m");
  }

  /** A history of fifty megabytes in a process of sixty-four: no verdict, and no crash. */
  @Test
  void whatDoesNotFitTheMemoryIsUnknown() throws Exception {
    try (BufferedWriter out = Files.newBufferedWriter(history.path())) {
      for (int index = 0; index < 600_000; index++) {
        String type = index % 2 == 0 ? "invoke" : "ok";
        out.write(HistoryFile.operation(index, 0, type, "write", Integer.toString(index / 2)));
      }
    }
    Path printed = folder.resolve("printed");
    Process check =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.rhenea.cli.Rhenea",
                "check",
                "--model",
                "register",
                history.path().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(printed.toFile())
            .start();
    assertThat(check.waitFor()).isEqualTo(Exit.UNKNOWN);
    assertThat(printed)
        .content()
        .containsPattern("^unknown: the history takes more than [12]\\d MiB")
        .contains("larger heap");
  }
}
