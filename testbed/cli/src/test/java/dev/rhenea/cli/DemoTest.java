package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.terminal.Exit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, with real processes (Delos, section 5, E1): three live switches, a killed
 * sequencer, and a valid verdict.
 */
class DemoTest {
  private final Session rhenea = new Session();
  private @TempDir Path folder;

  @Test
  void endsValidAndLeavesNothingBehind() throws Exception {
    Path home = folder.resolve("demo");
    int status = rhenea.run("demo", "--seconds", "20", "--json", "--folder", home.toString());
    assertThat(rhenea.err()).isEmpty();
    JsonNode json = new ObjectMapper().readTree(rhenea.out());
    assertThat(json.at("/verdict").asText()).as(rhenea.out()).isEqualTo("valid");
    assertThat(status).isEqualTo(Exit.VALID);

    assertThat(json.at("/phases")).hasSize(5);
    assertThat(json.at("/phases/0/composition").asText())
        .isEqualTo("zookeeper(n1, n2, n3, mode: naive)");
    assertThat(json.at("/phases/1/composition").asText()).isEqualTo("native(n1, n2, n3)");
    assertThat(json.at("/switches")).hasSize(4);
    assertThat(json.at("/switches/1/cause").asText()).isEqualTo("after kill -9 n1");
    assertThat(json.at("/violations")).isEmpty();
    assertThat(json.at("/operations/ok").asLong()).isPositive();

    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
    for (JsonNode node :
        new ObjectMapper().readTree(home.resolve("cluster.json").toFile()).at("/nodes")) {
      assertFree(node.at("/peer").asText());
      assertFree(node.at("/http").asText());
      node.at("/engines/zookeeper").forEach(port -> assertFree(port.asText()));
    }
    assertThat(home.resolve("report/report.html")).content().contains("<svg", "valid");
    assertThat(Files.readString(home.resolve("history/table.edn"))).contains(":f :write");
    assertThat(Files.readString(home.resolve("history/log.edn"))).contains(":f :append", ":kill");
  }

  private static void assertFree(String address) {
    int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (java.io.IOException e) {
      throw new AssertionError("port " + port + " is still in use", e);
    }
  }

  @Test
  void aTakenPortIsOneClearError() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      int status =
          rhenea.run("demo", "--ports", port, "--folder", folder.resolve("demo").toString());
      assertThat(status).isEqualTo(Exit.UNKNOWN);
      assertThat(rhenea.err().lines()).hasSize(1);
      assertThat(rhenea.err()).contains("port " + port + " is taken");
      assertThat(ProcessHandle.current().descendants()).isEmpty();
    }
  }

  @Test
  void aFolderInUseIsOneClearError() throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "precious");
    assertThat(rhenea.run("demo", "--folder", folder.toString())).isEqualTo(Exit.UNKNOWN);
    assertThat(rhenea.err()).contains("is not empty").hasLineCount(1);
    assertThat(folder).isDirectoryContaining("glob:**mine.txt");
  }

  @Test
  void aDemoTakesAtLeastFifteenSeconds() {
    for (String seconds : List.of("5", "-1", "1e9", "soon")) {
      assertThat(rhenea.run("demo", "--seconds", seconds)).isEqualTo(Exit.USAGE);
    }
  }
}
