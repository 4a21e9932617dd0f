package dev.rhenea.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page's files need nothing from elsewhere, and nothing that its policy forbids. */
class PageFilesTest {
  private static final URL FOLDER = Objects.requireNonNull(Page.class.getResource("page/"));

  private static List<Path> files() throws Exception {
    try (Stream<Path> all = Files.list(Path.of(FOLDER.toURI()))) {
      return all.toList();
    }
  }

  @Test
  void nothingIsLoadedFromElsewhere() throws Exception {
    for (Path file : files()) {
      String text = Files.readString(file);
      assertThat(text.replace("http://www.w3.org/2000/svg", "").replace("`http://${node.http}", ""))
          .as(file.toString())
          .doesNotContain("http:", "https:", "\"//", "'//", "@import");
    }
  }

  @Test
  void noScriptOrStyleIsInlineAndNothingIsInsertedAsMarkup() throws Exception {
    String page = text("index.html");
    assertThat(page)
        .doesNotContainPattern("\\son[a-z]+=")
        .doesNotContain("style=", "<style", "javascript:")
        .doesNotContainPattern("<script(?![^>]* src=)");
    for (Path file : files()) {
      assertThat(Files.readString(file))
          .as(file.toString())
          .doesNotContain(
              "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
    }
  }

  /** A file that a script or the page names, but no node serves, would only fail in a browser. */
  @Test
  void everyFileThatIsNamedIsThere() throws Exception {
    Pattern reference = Pattern.compile("(?:from '\\./|\"/page/)([a-z.]+)['\"]");
    for (Path file : files()) {
      Matcher named = reference.matcher(Files.readString(file));
      while (named.find()) {
        assertThat(Path.of(FOLDER.toURI()).resolve(named.group(1))).as(file.toString()).exists();
      }
    }
  }

  private static String text(String name) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream("page/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
