package dev.rhenea.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written survives the loss of power, whoever made the folders it is in. */
class WholeFilesTest {
  private @TempDir Path root;

  /** Folders, and the names in them when they were last made durable. */
  private final Map<Path, Set<String>> survives = new HashMap<>();

  private final List<Path> synced = new ArrayList<>();

  private WholeFiles files() {
    return new WholeFiles(
        root,
        folder -> {
          synced.add(root.relativize(folder));
          survives.put(folder, names(folder));
        });
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private boolean create(WholeFiles files, String name) throws IOException {
    return files.create(root.resolve(name), name.getBytes(StandardCharsets.UTF_8));
  }

  private void assertSurvives(String name) {
    Path folder = root;
    for (Path step : Path.of(name)) {
      assertThat(survives.getOrDefault(folder, Set.of()))
          .as("durable in " + folder)
          .contains(step.toString());
      folder = folder.resolve(step);
    }
  }

  @Test
  void everyNameOnTheWayIsDurable() throws IOException {
    assertThat(create(files(), "log/7/a")).isTrue();
    assertSurvives("log/7/a");
  }

  /** Whoever made them may have died before they were durable. */
  @Test
  void foldersAndFilesThatWereThereBecomeDurable() throws IOException {
    Files.createDirectories(root.resolve("log/7"));
    Files.createFile(root.resolve("log/7/b"));
    assertThat(create(files(), "log/7/a")).isTrue();
    assertSurvives("log/7/a");
    survives.clear();
    assertThat(create(files(), "log/7/b")).isFalse();
    assertSurvives("log/7/b");
  }

  /** What this process made durable, or found to be, need not be made so again. */
  @Test
  void foldersAreMadeDurableOnce() throws IOException {
    WholeFiles files = files();
    create(files, "log/7/a");
    synced.clear();
    create(files, "log/7/b");
    assertThat(synced).containsExactly(Path.of("log/7"));
  }

  @Test
  void foldersThatSomebodyRemovedAreMadeAgain() throws IOException {
    WholeFiles files = files();
    create(files, "log/7/a");
    Files.delete(root.resolve("log/7/a"));
    Files.delete(root.resolve("log/7"));
    survives.clear();
    try {
      create(files, "log/7/b");
    } catch (IOException noticed) {
      create(files, "log/7/b");
    }
    assertSurvives("log/7/b");
  }

  /** Those of processes that were killed; one that was just begun may be in use. */
  @Test
  void oldDraftsAreRemoved() throws IOException {
    create(files(), "log/7/a");
    Path drafts = root.resolve("~drafts");
    Path old = Files.createFile(drafts.resolve("old"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Files.createFile(drafts.resolve("young"));
    create(files(), "log/7/b");
    assertThat(names(drafts)).containsExactly("young");
  }
}
