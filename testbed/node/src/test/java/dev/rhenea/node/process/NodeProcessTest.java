package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Nodes as processes of their own: stopped, and started with what they cannot use. */
@Timeout(120)
class NodeProcessTest {
  /** Who looks all the time takes a processor from the nodes it waits for. */
  private static final long LOOK_AGAIN = 20_000_000;

  @TempDir Path folder;

  @RegisterExtension final NodeProcesses nodes = new NodeProcesses(() -> folder);

  /** What a kill leaves behind is for a durable log to show, see the campaign of kills. */
  @Test
  void aStoppedNodeEndsWellAndStartsAgain() throws Exception {
    NodeFiles files = new NodeFiles(folder, "demo");
    Process one = nodes.start(files, 1);
    nodes.awaitReady(one);
    Process two = nodes.start(files, 2);
    nodes.awaitReady(two);
    two.destroy();
    assertThat(two.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(two.exitValue()).as(nodes.errors(two)).isIn(0, 143);
    nodes.awaitReady(nodes.start(files, 2));
  }

  @Test
  void aSecondProcessOnTheFolderIsRefused() throws Exception {
    NodeFiles files = new NodeFiles(folder, "demo");
    Process one = nodes.start(files, 1);
    nodes.awaitReady(one);
    Process second = nodes.start(files, 1);
    assertThat(second.waitFor()).isEqualTo(NodeMain.CANNOT_START);
    assertThat(nodes.errors(second))
        .contains(
            "rhenea node: the data folder "
                + files.dataOf(1).resolve("journal")
                + " is in use by process")
        .contains(String.valueOf(one.pid()));
  }

  @Test
  void aTakenPortIsOneClearError() throws Exception {
    NodeFiles files = new NodeFiles(folder, "demo");
    try (ServerSocket taken =
        new ServerSocket(files.port(1), 1, InetAddress.getLoopbackAddress())) {
      Process refused = nodes.start(files, 1);
      assertThat(refused.waitFor()).isEqualTo(NodeMain.CANNOT_START);
      assertThat(nodes.errors(refused).lines().filter(line -> line.startsWith("rhenea node: ")))
          .singleElement()
          .asString()
          .contains("cannot listen", "127.0.0.1:" + taken.getLocalPort());
    }
    nodes.awaitReady(nodes.start(files, 1)); // it left nothing behind that is in the way
  }

  @Test
  void aDamagedJournalIsRefusedWithFileAndOffset() throws Exception {
    NodeFiles files = new NodeFiles(folder, "demo");
    Process one = nodes.start(files, 1);
    nodes.awaitReady(one);
    try (Browser browser = new Browser(files.http(1))) {
      assertThat(browser.put("/v1/table/a", "1").outcome()).isEqualTo("ok");
    }
    one.destroyForcibly().waitFor();
    Path segment = files.dataOf(1).resolve("journal/journal/0000000001");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[64 + 20] ^= 1;
    Files.write(segment, bytes);
    Process again = nodes.start(files, 1);
    assertThat(again.waitFor()).isEqualTo(NodeMain.CANNOT_START);
    assertThat(nodes.errors(again))
        .contains("rhenea node: " + segment + " at byte 64: a record is damaged")
        .contains("Restore the data folder from a backup");
  }

  @Test
  void wrongUsageAndWrongFilesAreToldFromFailures() throws Exception {
    Process unused = nodes.start();
    assertThat(unused.waitFor()).isEqualTo(NodeMain.USAGE);
    assertThat(nodes.errors(unused)).contains("rhenea node: usage: NodeMain --cluster FILE");
    NodeFiles files = new NodeFiles(folder, "demo");
    Files.writeString(files.file(), Files.readString(files.file()).replace("\"logs\"", "\"lgos\""));
    Process wrong =
        nodes.start("--cluster", folder.resolve("demo.json"), "--node", "n1", "--folder", "x");
    assertThat(wrong.waitFor()).isEqualTo(NodeMain.USAGE);
    assertThat(nodes.errors(wrong)).contains("lgos: is unknown; known here: cluster, nodes");
  }

  @Test
  void nodesOfTwoClustersDoNotMix() throws Exception {
    NodeFiles files = new NodeFiles(folder, "demo");
    Process one = nodes.start(files, 1);
    nodes.awaitReady(one);
    Process two =
        nodes.start("--cluster", files.file("prod"), "--node", "n2", "--folder", files.dataOf(2));
    String refusal = "n2 belongs to cluster 'prod', n1 to cluster 'demo'";
    awaitError(one, refusal);
    awaitError(two, "refused: " + refusal);
  }

  private void awaitError(Process process, String text) throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!nodes.errors(process).contains(text)) {
      assertThat(System.nanoTime()).as(nodes.errors(process)).isLessThan(end);
      LockSupport.parkNanos(LOOK_AGAIN);
    }
  }
}
