package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rhenea.contract.SmallDisk;
import dev.rhenea.node.process.Browser.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of the table is full, that of the log is not. The node has a small file system mounted
 * there that only it sees; where that may not be done the test is skipped.
 */
@Timeout(120)
class FullTableTest {
  private static final int VALUE_BYTES = 500_000;
  private static final String VALUE = "x".repeat(VALUE_BYTES);

  @TempDir Path folder;

  @RegisterExtension final NodeProcesses nodes = new NodeProcesses(() -> folder);

  @Test
  void aFullTableSaysSoGoesOnWhenThereIsRoomAndLosesNothing() throws Exception {
    NodeFiles files = new NodeFiles(folder, "demo");
    Path table = Files.createDirectories(files.dataOf(1).resolve("table"));
    SmallDisk disk = new SmallDisk(table, 32);
    assumeTrue(disk.isPossible(), "needs mount namespaces for an ordinary user");
    Process node = nodes.start(disk.under(), files, 1);
    nodes.awaitReady(node);
    Path ballast = disk.seenBy(node).resolve("ballast");
    try (Browser browser = new Browser(files.http(1))) {
      SmallDisk.fill(ballast);
      int written = 0;
      Answer answer = browser.put("/v1/table/key0", VALUE);
      while (answer.outcome().equals("ok")) {
        answer = browser.put("/v1/table/key" + ++written, VALUE);
      }
      assertThat(answer.outcome()).isEqualTo("info"); // it is in the log
      assertThat(answer.body().getString("reason"))
          .contains(table.toString(), "No space left on device", "free space there");
      assertThat(browser.post("/v1/logs/other/entries", "here").outcome()).isEqualTo("ok");
      Files.delete(ballast);
      while (browser.get("/v1/table/key0").status() != 200) {
        LockSupport.parkNanos(20_000_000); // the store looks for room every few seconds
      }
      assertThat(browser.put("/v1/table/after", "1").outcome()).isEqualTo("ok");
      for (int key = 0; key <= written; key++) { // the last one as well, as it is in the log
        assertThat(browser.get("/v1/table/key" + key).body().getString("value"))
            .hasSize(VALUE_BYTES);
      }
    }
  }
}
