package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page about the language says is so. */
class LanguagePageTest {
  private static final Path PAGE = Path.of("..", "..", "composition", "README.md");
  private static final Pattern MISTAKE =
      Pattern.compile("```console\n\\$ \\./rhenea explain '([^']*)'\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern EXAMPLE = Pattern.compile("```text\n(.*?)```\n", Pattern.DOTALL);

  private String page = "";

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(PAGE);
  }

  @Test
  void everyMistakeIsAnsweredAsItStandsThere() {
    int mistakes = 0;
    for (Matcher each = MISTAKE.matcher(page); each.find(); mistakes++) {
      Session rhenea = new Session();
      assertThat(rhenea.run("explain", each.group(1))).as(each.group(1)).isEqualTo(Exit.USAGE);
      assertThat(rhenea.err()).isEqualTo(each.group(2));
    }
    assertThat(mistakes).isGreaterThanOrEqualTo(10);
  }

  @Test
  void theTablesAreThoseOfTheInstalledProtocols() {
    Session rhenea = new Session();
    assertThat(rhenea.run("protocols", "--markdown")).isEqualTo(Exit.VALID);
    assertThat(page)
        .as("made anew by: rhenea protocols --markdown")
        .endsWith("\n\n" + rhenea.out().stripTrailing() + "\n");
  }

  @Test
  void theExampleIsAComposition(@TempDir Path folder) throws IOException {
    Matcher example = EXAMPLE.matcher(page);
    assertThat(example.find()).isTrue();
    Path file = Files.writeString(folder.resolve("example"), example.group(1));
    Session rhenea = new Session();
    assertThat(rhenea.run("explain", "@" + file)).as(rhenea.err()).isEqualTo(Exit.VALID);
    assertThat(rhenea.out()).contains("encrypt  ", "sequencer: n2", "key: file(\"log.key\")");
  }
}
