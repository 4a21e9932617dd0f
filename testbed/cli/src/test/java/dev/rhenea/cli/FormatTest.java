package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rhenea format}. */
class FormatTest {
  private static final String UGLY = "let a=native( n1,n2 ,n3 )#three\nstripe(a,a)";
  private static final String NEAT = "let a = native(n1, n2, n3)  # three\nstripe(a, a)\n";

  private final Session rhenea = new Session();

  @TempDir private Path folder;

  @Test
  void aTextIsPrintedLaidOut() {
    assertThat(rhenea.run("format", "mine(n1,sequencer:n2)")).isEqualTo(Exit.VALID);
    assertThat(rhenea.out()).isEqualTo("mine(n1, sequencer: n2)\n");
  }

  @Test
  void aFileIsCheckedAndWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("log"), UGLY);
    assertThat(rhenea.run("format", "--check", "@" + file)).isEqualTo(Exit.INVALID);
    assertThat(Files.readString(file)).isEqualTo(UGLY);
    assertThat(rhenea.run("format", "--write", "@" + file)).isEqualTo(Exit.VALID);
    assertThat(Files.readString(file)).isEqualTo(NEAT.replace("# three", "#three"));
    assertThat(rhenea.run("format", "--check", "@" + file)).isEqualTo(Exit.VALID);
    assertThat(rhenea.out()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsNotWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("log"), "native(n1 n2");
    assertThat(rhenea.run("format", "--write", "@" + file)).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("1:11: expected ',' or ')', found 'n2'", "^^");
    assertThat(Files.readString(file)).isEqualTo("native(n1 n2");
  }

  @Test
  void onlyAFileCanBeWritten() {
    assertThat(rhenea.run("format", "--write", "native(n1)")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("--write needs a file: @FILE");
  }
}
