package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.cli.Operator.Ended;
import dev.rhenea.cli.terminal.Exit;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes move closed segments to a folder; all of them are killed, and their data folders
 * deleted. Three others restore the log, as an operator would (Delos, section 4: BackupLoglet).
 */
@Timeout(300)
class ColdRestoreTest {
  private @TempDir Path folder;
  private String cluster = "old";

  @BeforeEach
  void up() throws IOException {
    Files.createDirectory(folder.resolve("cold"));
    rhenea(Exit.VALID, "up", "--ports", "0");
  }

  @AfterEach
  void down() {
    rhenea(Exit.VALID, "down", "--wipe");
  }

  private Operator operator() {
    return new Operator(folder.resolve(cluster));
  }

  private String rhenea(int expected, String... arguments) {
    return operator().rhenea(expected, arguments);
  }

  private String cold() {
    return store("cold");
  }

  private String store(String name) {
    return "objects(folder: \"%s\")".formatted(folder.resolve(name));
  }

  /** Appends, and closes the segment that is open. */
  private void close(String... entries) {
    for (String entry : entries) {
      rhenea(Exit.VALID, "append", entry, "--log", "orders");
    }
    Ended ended = operator().switchTo("native(n1, n2, n3)", "--log", "orders");
    assertThat(ended.status()).as(ended.text()).isEqualTo(Exit.VALID);
  }

  /** Moves what is closed and not in cold storage yet: a log may have moved by itself meanwhile. */
  private void move(String target) {
    JsonObject log =
        new JsonObject(rhenea(Exit.VALID, "status", "--json"))
            .getJsonArray("logs").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("log").equals("orders"))
                .findFirst()
                .orElseThrow();
    log.getJsonArray("segments").stream()
        .map(JsonObject.class::cast)
        .filter(segment -> segment.containsKey("stop"))
        .filter(segment -> !segment.getLong("stop").equals(segment.getLong("start")))
        .filter(segment -> !segment.getString("composition").contains("objects("))
        .map(segment -> "s" + segment.getLong("id"))
        .forEach(id -> rhenea(Exit.VALID, "modify", id, target, "--log", "orders"));
  }

  /** Every entry is in two of three stores at least; one of them is lost with the cluster. */
  @Test
  void aLogIsRestoredFromTheStoresThatAreLeft() throws IOException {
    for (String name : List.of("colder", "coldest")) {
      Files.createDirectory(folder.resolve(name));
    }
    rhenea(Exit.VALID, "logs", "create", "orders");
    close("a", "b", "c");
    move("mirror(%s, %s)".formatted(cold(), store("colder")));
    close("d", "e");
    move("parity(2, %s, %s, %s)".formatted(cold(), store("colder"), store("coldest")));
    assertReads("orders", "a", "b", "c", "d", "e");
    Files.move(folder.resolve("cold"), folder.resolve("lost"));
    assertReads("orders", "a", "b", "c", "d", "e");
    lose();

    String left = "mirror(%s, %s)".formatted(store("colder"), store("coldest"));
    assertThat(rhenea(Exit.VALID, "restore", "--from", left)).contains("positions 0 to 4");
    assertThat(rhenea(Exit.INVALID, "restore", "orders", "--from", left))
        .contains("folder %s is not there".formatted(folder.resolve("cold")));
    rhenea(Exit.VALID, "restore", "orders", "--from", left, "--into", store("coldest"));
    assertReads("orders", "a", "b", "c", "d", "e");
  }

  /** The nodes, and their data folders. */
  private void lose() {
    for (String node : List.of("n1", "n2", "n3")) {
      rhenea(Exit.VALID, "kill", node);
    }
    rhenea(Exit.VALID, "down", "--wipe");
    cluster = "new";
    rhenea(Exit.VALID, "up", "--ports", "0");
  }

  private void assertReads(String log, String... entries) {
    assertThat(rhenea(Exit.VALID, "read", "--log", log).lines().map(line -> line.substring(8)))
        .containsExactly(entries);
  }

  @Test
  void aLogIsRestoredAfterTheLossOfEveryNode() {
    rhenea(Exit.VALID, "logs", "create", "orders");
    close("a", "b", "c");
    move(cold());
    close("d", "e");
    move("compress(" + cold() + ")");
    rhenea(Exit.VALID, "append", "f", "--log", "orders");
    lose();

    assertThat(rhenea(Exit.VALID, "restore", "--from", cold()))
        .contains("log orders, origin ", "positions 0 to 4 can be had", "is not in cold storage");
    String origin =
        new JsonObject(rhenea(Exit.VALID, "restore", "--from", cold(), "--json"))
            .getJsonArray("logs")
            .getJsonObject(0)
            .getString("origin");
    assertThat(rhenea(Exit.USAGE, "restore", "--from", cold(), "--to", "4"))
        .contains("name the LOG to be restored");
    assertThat(rhenea(Exit.USAGE, "restore", "orders", "--from", "objects(folder: 1)"))
        .contains("folder");
    assertThat(rhenea(Exit.INVALID, "restore", "order", "--from", cold()))
        .contains("there is no log 'order'", "there is: orders");
    assertThat(rhenea(Exit.INVALID, "restore", "orders", "--from", cold(), "--to", "6"))
        .contains("nothing above position 4, the last that can be had");
    assertThat(rhenea(Exit.INVALID, "restore", "orders", "--from", cold(), "--as", "default"))
        .contains("there is a log 'default' already");
    assertThat(rhenea(Exit.INVALID, "restore", "--from", "native(n1, n2, n3)"))
        .contains("keeps no chains of logs");

    assertThat(rhenea(Exit.VALID, "restore", "orders", "--from", cold()))
        .contains("log orders is there: positions 0 to 4 of log orders", "compress(objects(");
    assertReads("orders", "a", "b", "c", "d", "e");
    assertThat(rhenea(Exit.VALID, "append", "g", "--log", "orders")).contains("5");
    assertReads("orders", "a", "b", "c", "d", "e", "g");
    rhenea(Exit.VALID, "restore", "orders", "--from", cold());

    assertThat(rhenea(Exit.INVALID, "restore", "orders", "--from", cold(), "--as", "again"))
        .contains("there are 2 logs 'orders'", origin);
    String[] again = {
      "restore", "orders", "--from", cold(), "--as", "again", "--origin", origin, "--to", "4"
    };
    rhenea(Exit.VALID, again);
    assertReads("again", "a", "b", "c", "d");
    assertThat(rhenea(Exit.VALID, "logs")).contains("again", "orders");
  }
}
