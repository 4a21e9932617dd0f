package dev.rhenea.cli.newprotocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Keeps {@code protocols/README.md} true: each change it shows is made to the scaffold's module,
 * and the check it names must fail with the words it quotes.
 */
class NaiveLogletsTest {
  private static final Path PAGE = Path.of("../../protocols/README.md");

  /** A change, with its file; the check that catches it; what that says. */
  private static final Pattern LESSON =
      Pattern.compile(
          "^### (?<title>[^\\n]+)\\n.*?In `(?<file>\\w+\\.java)`:\\n\\n"
              + "```diff\\n(?<diff>.*?)```\\n\\n"
              + "Caught by `(?<check>\\w+)`, seed (?<seed>\\d+):\\n\\n```text\\n(?<words>.*?)```",
          Pattern.DOTALL | Pattern.MULTILINE);

  private @TempDir Path folder;

  record Lesson(
      String title, String file, List<String> diff, String check, String seed, String words) {
    /** The lines that begin with {@code sign}, without it. */
    private String lines(char sign) {
      return diff.stream()
          .filter(line -> line.charAt(0) == sign)
          .map(line -> line.substring(1) + "\n")
          .collect(Collectors.joining());
    }

    /** The module's files, with the change. */
    SequencedMap<String, String> applyTo(SequencedMap<String, String> files) {
      String path =
          files.sequencedKeySet().stream()
              .filter(each -> each.startsWith("src/main/") && each.endsWith(file))
              .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
      String before = files.getOrDefault(path, "");
      assertThat(before.split(Pattern.quote(lines('-')), -1)).as("found once").hasSize(2);
      files.put(path, before.replace(lines('-'), lines('+')));
      return files;
    }

    /** What is quoted, in order; dots stand for what is left out. */
    List<String> quotes() {
      return Stream.of(words.strip().replaceAll("\\s+", " ").split(" ?\\.\\.\\. ?")).toList();
    }

    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Lesson> lessons() throws IOException {
    return LESSON
        .matcher(Files.readString(PAGE))
        .results()
        .map(found ->
            new Lesson(
                found.group("title"),
                found.group("file"),
                found.group("diff").lines().toList(),
                found.group("check"),
                found.group("seed"),
                found.group("words")));
  }

  @Test
  void thereAreFive() throws IOException {
    assertThat(lessons()).hasSize(5);
    Matcher titles = Pattern.compile("^### ", Pattern.MULTILINE).matcher(Files.readString(PAGE));
    assertThat(titles.results()).hasSize(5);
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void theNamedCheckCatchesIt(Lesson lesson) throws IOException {
    ProtocolNames names = ProtocolNames.of("naive");
    try (CompiledModule module =
        CompiledModule.compile(names, lesson.applyTo(Scaffold.files(names)), folder)) {
      TestExecutionSummary summary = module.runTest(lesson.check());
      assertThat(summary.getFailures()).hasSize(1);
      String message = String.valueOf(summary.getFailures().getFirst().getException().getMessage());
      assertThat(message.replaceAll("\\s+", " ")).containsSubsequence(lesson.quotes());
      if (message.contains(" in trial ")) { // only a random check names its seed
        assertThat(message).contains("in trial trial/" + lesson.seed() + "]");
      }
    }
  }
}
