package dev.rhenea.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is quoted comes out of a shell as it was. */
class ShellTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "",
        "two words",
        "it's",
        "'",
        "\"$HOME\" `id` $(id) \\",
        "native(n1, n2)",
        "a\nb",
        "~*?"
      })
  void aShellHandsItOn(String argument) throws Exception {
    Process shell = new ProcessBuilder("sh", "-c", "printf '%s' " + Shell.quote(argument)).start();
    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(argument);
    assertThat(shell.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mixed", "1..100", "crash,disk-full"})
  void whatIsPlainStaysReadable(String argument) {
    assertThat(Shell.quote(argument)).isEqualTo(argument);
  }
}
