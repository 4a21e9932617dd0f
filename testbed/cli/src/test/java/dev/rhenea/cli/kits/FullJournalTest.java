package dev.rhenea.cli.kits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.contract.SmallDisk;
import dev.rhenea.node.process.NodeMain;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disks under the journals of a majority are full. The nodes have small file systems mounted
 * there that only they see; where that may not be done the test is skipped.
 */
@Timeout(180)
class FullJournalTest {
  private static final int ENTRY_BYTES = 800_000;
  private static final int SEGMENT_BYTES = 32 << 20;

  /** Who looks all the time takes a processor from the nodes it waits for. */
  private static final long LOOK_AGAIN = 20_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final List<Process> nodes = new ArrayList<>();
  private final List<Integer> ports = FreePorts.take(6);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void end() throws InterruptedException {
    http.close();
    for (Process node : nodes) {
      node.destroyForcibly().waitFor();
    }
  }

  @Test
  void aLogLeavesFullDisksAndComesBackWhenThereIsRoomWithoutARestart() throws Exception {
    assumeTrue(diskOf(1).isPossible(), "needs mount namespaces for an ordinary user");
    Path cluster = Files.writeString(folder.resolve("cluster.json"), cluster());
    List<Path> ballasts = new ArrayList<>();
    for (int node = 1; node <= 3; node++) {
      ballasts.add(start(cluster, node).resolve("ballast"));
    }
    ballasts.removeFirst(); // n1 has room
    for (Path ballast : ballasts) {
      awaitReserve(ballast.resolveSibling("journal").resolve("spare2"));
      SmallDisk.fill(ballast);
    }

    SequencedMap<Long, String> acknowledged = new TreeMap<>();
    JsonNode refused = append(acknowledged);
    while (refused.path("outcome").asText().equals("ok")) {
      refused = append(acknowledged);
    }
    assertThat(acknowledged).hasSizeGreaterThan(30); // what was prepared has been used
    assertThat(refused.path("outcome").asText()).isEqualTo("info");
    assertThat(refused.path("missing").toString()).isEqualTo("[\"n2\",\"n3\"]");
    assertThat(refused.toString()).contains("n2: ", "n3: ", "No space left", "free space there");
    assertThat(folder.resolve("errors-2"))
        .content()
        .contains("No space left on device; disk full: free space there");

    assertThat(switchTo("native(n1)").path("outcome").asText()).isEqualTo("ok");
    assertThat(append(acknowledged).path("outcome").asText()).isEqualTo("ok");
    assertThat(switchTo("native(n2)").toString()).contains("missing: n2"); // not onto a full disk

    for (Path ballast : ballasts) {
      Files.delete(ballast);
    }
    for (String who : List.of("native(n2)", "native(n3)", "native(n1, n2, n3)")) {
      while (!switchTo(who).path("outcome").asText().equals("ok")) {
        LockSupport.parkNanos(LOOK_AGAIN); // a node looks for room every few seconds
      }
      for (int i = 0; i < 20; i++) {
        assertThat(append(acknowledged).path("outcome").asText()).isEqualTo("ok");
      }
    }
    assertThat(nodes).allMatch(Process::isAlive);
    for (long lsn : acknowledged.keySet()) {
      JsonNode read = get("/v1/logs/other/entries?from=" + lsn + "&to=" + (lsn + 1));
      assertThat(read.path("entries").path(0).path("value").asText().strip())
          .isEqualTo(acknowledged.get(lsn));
    }
  }

  private String cluster() {
    StringBuilder members = new StringBuilder();
    for (int node = 1; node <= 3; node++) {
      members.append(
          "%s\"n%d\": {\"peer\": \"127.0.0.1:%d\", \"http\": \"127.0.0.1:%d\"}"
              .formatted(node == 1 ? "" : ", ", node, ports.get(node - 1), ports.get(node + 2)));
    }
    return """
    {"cluster": "demo", "nodes": {%s}, "register": "paxos(n1, n2, n3)",
     "logs": {"table": "memory(n1)", "other": "native(n1, n2, n3)"}}
    """
        .formatted(members);
  }

  private Path dataOf(int node) {
    return folder.resolve("n" + node);
  }

  /** For its journal alone. */
  private SmallDisk diskOf(int node) throws IOException {
    return new SmallDisk(Files.createDirectories(dataOf(node).resolve("journal")), 200);
  }

  /** Starts a node; the folder of its journal as it sees it. */
  private Path start(Path cluster, int node) throws IOException {
    SmallDisk disk = diskOf(node);
    List<String> command =
        Stream.concat(
                disk.under().stream(),
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Xmx256m",
                    "-XX:+UseSerialGC", // three of them share a small machine
                    "-XX:TieredStopAtLevel=1", // they do not live long enough for more
                    "-cp",
                    System.getProperty("java.class.path"),
                    NodeMain.class.getName(),
                    "--cluster",
                    cluster.toString(),
                    "--node",
                    "n" + node,
                    "--folder",
                    dataOf(node).toString()))
            .toList();
    Process process =
        new ProcessBuilder(command)
            .redirectError(folder.resolve("errors-" + node).toFile())
            .redirectOutput(folder.resolve("output-" + node).toFile())
            .start();
    nodes.add(process);
    return disk.seenBy(process);
  }

  private void awaitReserve(Path spare) throws IOException {
    while (!Files.exists(spare) || Files.size(spare) < SEGMENT_BYTES) {
      assertThat(nodes).allMatch(Process::isAlive);
      LockSupport.parkNanos(LOOK_AGAIN);
    }
    while (get("/v1/logs/other/tail").path("tail").isMissingNode()) {
      assertThat(nodes).allMatch(Process::isAlive);
      LockSupport.parkNanos(LOOK_AGAIN);
    }
  }

  private JsonNode append(SequencedMap<Long, String> acknowledged) {
    String mark = "entry " + acknowledged.size();
    JsonNode answer = post("/v1/logs/other/entries", mark + " ".repeat(ENTRY_BYTES));
    if (answer.path("outcome").asText().equals("ok")) {
      acknowledged.put(answer.path("lsn").asLong(), mark);
    }
    return answer;
  }

  private JsonNode switchTo(String composition) {
    return post("/v1/logs/other/switch", "{\"to\": \"%s\"}".formatted(composition));
  }

  private JsonNode post(String path, String body) {
    return send(HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode get(String path) {
    return send(HttpRequest.newBuilder(at(path)).GET());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + ports.get(3) + path);
  }

  /** The answer; an empty one while the node does not serve yet. */
  private JsonNode send(HttpRequest.Builder request) {
    try {
      return JSON.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException notYet) {
      return JSON.createObjectNode();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
