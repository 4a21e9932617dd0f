package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rhenea.cli.Operator.Ended;
import dev.rhenea.cli.terminal.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with segments that are closed: moves them, and gives up what is left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosedSegmentsTest {
  private static @TempDir Path cluster;

  @BeforeAll
  void up() {
    operator().rhenea(Exit.VALID, "up", "--ports", "0");
  }

  @AfterAll
  void down() {
    operator().rhenea(Exit.VALID, "down", "--wipe");
  }

  private static Operator operator() {
    return new Operator(cluster);
  }

  private static Ended rhenea(String... arguments) {
    return operator().rhenea(arguments);
  }

  private long append(String text, String log) throws Exception {
    Ended appended = rhenea("append", text, "--log", log, "--json");
    assertThat(appended.status()).as(appended.err()).isEqualTo(Exit.VALID);
    return appended.json().at("/lsn").asLong();
  }

  /** Other tests may have made others. */
  private static JsonNode log(JsonNode status, String name) {
    return StreamSupport.stream(status.at("/logs").spliterator(), false)
        .filter(log -> log.at("/log").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Delos, section 3: reconfigModify, to a folder outside the cluster and without one entry. */
  @Test
  void aClosedSegmentIsMovedToAFolder(@TempDir Path cold) throws Exception {
    assertThat(rhenea("logs", "create", "cold").status()).isEqualTo(Exit.VALID);
    for (String entry : List.of("a", "poison", "c")) {
      append(entry, "cold");
    }
    String target = "objects(folder: \"%s\")".formatted(cold);
    Ended open = rhenea("modify", "s0", target, "--log", "cold");
    assertThat(open.status()).isEqualTo(Exit.INVALID);
    assertThat(open.err()).contains("segment s0 is open: switch to another one first");
    assertThat(operator().switchTo("native(n1, n2, n3)", "--log", "cold").status())
        .isEqualTo(Exit.VALID);

    Ended refused =
        rhenea("modify", "s0", "mirror(native(n1), zookeeper(n1, n2, n3))", "--log", "cold");
    assertThat(refused.err()).contains("cannot be filled at given offsets");
    String missing = "objects(folder: \"%s/missing\")".formatted(cold);
    Ended absent = rhenea("modify", "s0", missing, "--log", "cold");
    assertThat(absent.status()).isEqualTo(Exit.INVALID);
    assertThat(absent.err())
        .contains("folder " + cold + "/missing is not there on n", "mount it or create it");
    Ended relative = rhenea("modify", "s0", "objects(folder: \"cold\")", "--log", "cold");
    assertThat(relative.err()).contains("folder 'cold' is relative");
    Ended moved = rhenea("modify", "s0", target, "--delete", "1", "--log", "cold");
    assertThat(moved.status()).as(moved.err()).isEqualTo(Exit.VALID);
    assertThat(moved.out()).contains("log cold: s0 is on objects(folder: ");
    assertThat(rhenea("status").out()).contains("objects(folder: ");
    Ended read = rhenea("read", "--log", "cold", "--limit", "2");
    assertThat(read.out()).contains("a").contains("c").doesNotContain("poison");
    try (Stream<Path> files = Files.walk(cold)) {
      assertThat(files.map(file -> file.getFileName().toString())).contains("manifest");
    }
    String stripe = "stripe(native(n3, n2, n1), native(n2, n3, n1))";
    Ended back = rhenea("modify", "s0", stripe, "--log", "cold");
    assertThat(back.status()).as(back.err()).isEqualTo(Exit.VALID);
    assertThat(rhenea("status").out()).contains(stripe);
    Ended again = rhenea("read", "--log", "cold", "--limit", "2");
    assertThat(again.out()).isEqualTo(read.out());
    Ended impossible = rhenea("switch", target, "--log", "cold");
    assertThat(impossible.err()).contains("takes no appends");
  }

  /**
   * V7: what left a log, and is in a store that is gone for good, is named until it is given up.
   */
  @Test
  void whatIsInALostFolderIsGivenUp(@TempDir Path folder) throws Exception {
    Path cold = Files.createDirectory(folder.resolve("cold"));
    assertThat(rhenea("logs", "create", "lost").status()).isEqualTo(Exit.VALID);
    long end = append("a", "lost") + 1;
    assertThat(operator().switchTo("native(n1, n2, n3)", "--log", "lost").status())
        .isEqualTo(Exit.VALID);
    String target = "objects(folder: \"%s\")".formatted(cold);
    Ended moved = rhenea("modify", "s0", target, "--log", "lost");
    assertThat(moved.status()).as(moved.err()).isEqualTo(Exit.VALID);
    String loglet =
        log(rhenea("status", "--json").json(), "lost").at("/segments/0/loglet").asText();
    Ended used = rhenea("forget", loglet);
    assertThat(used.status()).isEqualTo(Exit.INVALID);
    assertThat(used.err()).contains(loglet + " is no leftover of log lost: it holds s0");

    Files.move(cold, folder.resolve("thrown-away"));
    assertThat(rhenea("trim", Long.toString(end), "--log", "lost").status()).isEqualTo(Exit.VALID);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    Ended diagnosis;
    do { // the trim does not wait for what it leaves
      diagnosis = rhenea("diagnose", "lost");
    } while (!diagnosis.out().contains("rhenea forget") && System.nanoTime() - until < 0);
    assertThat(diagnosis.status()).isEqualTo(Exit.VALID);
    assertThat(diagnosis.out())
        .contains("is not gone from everywhere: ", cold + " is not there")
        .contains("if neither will ever be: rhenea forget " + loglet);

    Ended other = rhenea("forget", "lost/3f09");
    assertThat(other.status()).isEqualTo(Exit.INVALID);
    assertThat(other.err())
        .contains("log lost has no leftover lost/3f09; its leftovers: ")
        .contains(loglet + " (objects(folder: ");
    Ended forgotten = rhenea("forget", loglet);
    assertThat(forgotten.status()).as(forgotten.err()).isEqualTo(Exit.VALID);
    assertThat(forgotten.out()).contains(loglet + " is given up", "takes space for ever");
    Ended again = rhenea("forget", loglet, "--json");
    assertThat(again.status()).isEqualTo(Exit.VALID);
    assertThat(again.json().at("/forgotten").asBoolean(true)).isFalse();
    assertThat(again.json().at("/leftovers")).isEmpty();
    assertThat(rhenea("diagnose", "lost").out()).doesNotContain("gone from everywhere");
    assertThat(rhenea("forget", "something").status()).isEqualTo(Exit.USAGE);
    assertThat(rhenea("forget", "nolog/3f09").err()).contains("no log 'nolog' here");
    try (Stream<Path> files = Files.walk(folder.resolve("thrown-away"))) {
      assertThat(files.map(file -> file.getFileName().toString())).contains("manifest");
    }
  }
}
