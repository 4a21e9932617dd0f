package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.terminal.Exit;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rhenea up} and {@code rhenea down}, with a cluster of one node. */
class UpTest {
  private @TempDir Path folder;
  private Session rhenea = new Session();

  @AfterEach
  void nothingIsLeftRunning() {
    run("down", "--wipe");
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  private int run(String... arguments) {
    rhenea = new Session();
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--folder", folder.resolve("mine").toString()));
    return rhenea.run(all.toArray(new String[0]));
  }

  @Test
  void aClusterOutlivesItsCommandAndItsDataOutliveTheCluster() throws Exception {
    assertThat(run("up", "--nodes", "1", "--ports", "0", "--json"))
        .as(rhenea.err())
        .isEqualTo(Exit.VALID);
    String http = new ObjectMapper().readTree(rhenea.out()).at("/nodes/0/http").asText();
    assertThat(run("append", "kept")).as(rhenea.err()).isEqualTo(Exit.VALID);
    assertThat(run("down")).isEqualTo(Exit.VALID);
    assertThat(rhenea.out()).contains("n1   stopped", "data stays in ");
    assertThat(run("read")).isEqualTo(Exit.UNKNOWN);
    assertThat(rhenea.err()).contains("no node answers");

    assertThat(run("up", "native(n1)")).isEqualTo(Exit.UNKNOWN);
    assertThat(rhenea.err()).contains("there is a cluster in ", "down --wipe").hasLineCount(1);
    int port = Integer.parseInt(http.substring(http.indexOf(':') + 1));
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run("up")).isEqualTo(Exit.UNKNOWN);
      assertThat(rhenea.err())
          .contains("port " + taken.getLocalPort() + ", which n1 needs, is taken")
          .hasLineCount(1);
    }
    assertThat(run("up")).as(rhenea.err()).isEqualTo(Exit.VALID);
    assertThat(rhenea.out()).contains("a browser shows the cluster at http://" + http);
    assertThat(run("read")).isEqualTo(Exit.VALID);
    assertThat(rhenea.out()).contains("kept");

    Path record = folder.resolve("mine/n1/process.json");
    long pid = new ObjectMapper().readTree(record.toFile()).at("/pid").asLong();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    assertThat(run("up")).as(rhenea.err()).isEqualTo(Exit.VALID);
    assertThat(rhenea.out()).contains("n1 ended without 'rhenea down'; starting again");
    assertThat(run("down", "--wipe")).isEqualTo(Exit.VALID);
    assertThat(folder.resolve("mine")).doesNotExist();
    assertThat(run("down")).isEqualTo(Exit.UNKNOWN);
    assertThat(rhenea.err()).contains("no cluster in ", "'rhenea up'").hasLineCount(1);
  }

  @Test
  void whatCannotBeIsRefusedBeforeAnythingIsMade() {
    assertThat(run("up", "native(n1, n4, n3)")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("1:12: unknown node 'n4'", "^^");
    assertThat(run("up", "--nodes", "0")).isEqualTo(Exit.USAGE);
    assertThat(run("up", "--ports", "-1")).isEqualTo(Exit.USAGE);
    assertThat(folder.resolve("mine/cluster.json")).doesNotExist();
  }

  @Test
  void aTakenPortIsNamedWithWhatToDo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(run("up", "--ports", port)).isEqualTo(Exit.UNKNOWN);
      assertThat(rhenea.err())
          .contains("port " + port + " is taken", "--ports FIRST")
          .hasLineCount(1);
      assertThat(ProcessHandle.current().descendants()).isEmpty();
    }
  }

  @Test
  void aFolderWithOtherFilesIsNotTouched() throws Exception {
    Path file = Files.createDirectories(folder.resolve("mine")).resolve("precious.txt");
    Files.writeString(file, "precious");
    assertThat(run("up")).isEqualTo(Exit.UNKNOWN);
    assertThat(rhenea.err()).contains("holds other files").hasLineCount(1);
    assertThat(file).hasContent("precious");
  }
}
