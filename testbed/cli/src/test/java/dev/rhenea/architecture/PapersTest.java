package dev.rhenea.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map from papers to code names nothing that is not there. */
class PapersTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern NAME = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");

  @Test
  void everyTypeAndTestInTheMapExists() throws IOException {
    List<String> rows =
        Files.readAllLines(ROOT.resolve("papers/README.md")).stream()
            .filter(line -> line.startsWith("|") && line.contains("`"))
            .toList();
    SortedSet<String> named =
        rows.stream()
            .flatMap(row -> NAME.matcher(row).results())
            .map((MatchResult match) -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).hasSizeGreaterThan(40);
    assertThat(sources()).containsAll(named);
  }

  private static SortedSet<String> sources() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    for (String top : List.of("protocols", "stores", "virtuallog", "composition", "testbed")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(top))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(".java"))
            .forEach(file -> names.add(file.substring(0, file.length() - ".java".length())));
      }
    }
    return names;
  }
}
