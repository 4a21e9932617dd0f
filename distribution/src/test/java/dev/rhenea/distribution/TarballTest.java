package dev.rhenea.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.distribution.Unpacked.Ended;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tarball on a machine without Java: explain, a node, and what is in it. */
class TarballTest {
  private static final Pattern JAR_IN_CLASS_PATH = Pattern.compile("\\$lib/([^:\"]+)");
  private static final Pattern THIRD_PARTY = Pattern.compile("\\((?:[^:()]+):([^:]+):([^: ]+) - ");

  @TempDir private static Path somewhere;
  private static Unpacked tarball;

  @BeforeAll
  static void unpack() throws Exception {
    tarball = Unpacked.into(somewhere);
  }

  @Test
  void explainNeedsNoOtherJava() throws Exception {
    Ended explained = tarball.run("explain", "native(n1, n2, n3)");
    assertThat(explained.err()).isEmpty();
    assertThat(explained.status()).isZero();
    assertThat(explained.out()).contains("logservers: n1, n2, n3", "survives");

    assertThat(tarball.run("--version").out()).startsWith("rhenea ");
    assertThat(tarball.run("explain", "native(n1").status()).isEqualTo(64);
  }

  /** The archive is used where it was unpacked, and where it does not fit nobody hears of it. */
  @Test
  void theStartUpArchiveIsUsedOrLeftOut() throws Exception {
    var required = Map.of("RHENEA_JVM_OPTIONS", "-XX:AOTMode=on");
    String[] explain = {"explain", "native(n1)"};
    Ended fast = tarball.run(required, explain);
    assertThat(fast.status()).as(fast.err()).isZero();

    Path jar = tarball.folder().resolve("lib").resolve(jars().getFirst());
    FileTime date = Files.getLastModifiedTime(jar);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
    try {
      assertThat(tarball.run(required, explain).status()).isNotZero();
      Ended slow = tarball.run(explain);
      assertThat(slow.err()).isEmpty();
      assertThat(slow.out()).isEqualTo(fast.out());
    } finally {
      Files.setLastModifiedTime(jar, date);
    }
  }

  @Test
  void aNodeRunsInTheForeground() throws Exception {
    String cluster = somewhere.resolve("cluster").toString();
    Ended up = tarball.run("up", "--nodes", "1", "--ports", "0", "--folder", cluster);
    assertThat(up.status()).as(up.err()).isZero();
    Ended appended = tarball.run("append", "kept", "--folder", cluster);
    assertThat(appended.status()).as(appended.err()).isZero();
    assertThat(tarball.run("down", "--folder", cluster).out()).contains("n1   stopped");

    Process node =
        tarball
            .rhenea(
                Map.of(),
                "node",
                "--cluster",
                cluster + "/cluster.json",
                "--node",
                "n1",
                "--folder",
                cluster + "/n1/data")
            .redirectError(somewhere.resolve("node.err").toFile())
            .start();
    try (BufferedReader out = node.inputReader()) {
      assertThat(out.readLine()).startsWith("n1 serves http://127.0.0.1:");
      assertThat(tarball.run("read", "--folder", cluster).out()).contains("kept");
    } finally {
      node.destroy();
      assertThat(node.waitFor()).isEqualTo(143);
    }
    assertThat(somewhere.resolve("node.err")).content().doesNotContain("WARNING:");
  }

  @Test
  void whatNeedsTheSourcesSaysSoInOneLine() throws Exception {
    for (String command : List.of("test", "dist", "mutants", "new-protocol mine")) {
      Ended refused = tarball.run(command.split(" "));
      assertThat(refused.status()).as(command).isIn(2, 64);
      assertThat(refused.err()).as(command).hasLineCount(1).contains("checkout");
    }
  }

  /** All that lies there is used, nothing else is, and nothing is broken on purpose. */
  @Test
  void theClassPathIsWhatLiesInLib() throws Exception {
    assertThat(jars()).containsExactlyInAnyOrderElementsOf(tarball.files("lib"));
    assertThat(jars()).doesNotContain("mutant.jar");
    assertThat(tarball.files("."))
        .contains("README.md", "LICENSE", "THIRD-PARTY.txt", "REVISION", "start.aot")
        .doesNotContain("BROKEN");
    assertThat(tarball.files("systemd")).containsExactly("rhenea@.service");
  }

  @Test
  void everyLibraryIsListedWithItsLicence() throws Exception {
    List<String> lines =
        Files.readAllLines(tarball.folder().resolve("THIRD-PARTY.txt")).stream()
            .filter(line -> line.contains(" - "))
            .toList();
    assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContainIgnoringCase("unknown"));
    List<String> listed =
        lines.stream()
            .map(THIRD_PARTY::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1) + "-" + found.group(2) + ".jar")
            .toList();
    assertThat(jars().stream().filter(jar -> !jar.startsWith("rhenea-")))
        .containsExactlyInAnyOrderElementsOf(listed);
    assertThat(tarball.files("runtime/legal")).contains("java.base");
  }

  /** The jars of the launcher's class path, in its order. */
  private static List<String> jars() throws Exception {
    return JAR_IN_CLASS_PATH
        .matcher(Files.readString(tarball.folder().resolve("bin/rhenea")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
