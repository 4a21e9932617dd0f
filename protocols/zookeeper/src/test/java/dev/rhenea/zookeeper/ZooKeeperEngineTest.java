package dev.rhenea.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ZooKeeper servers inside this process: what an operator sees of them. */
class ZooKeeperEngineTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");

  @TempDir Path folder;

  @Test
  void aStoppedMemberFreesItsPortsAndStartsAgainOnItsData() throws Exception {
    try (Servers servers = new Servers(folder, 3).startAll()) {
      servers.stop(N1);
      for (String port : new ZooKeeperEngine().ports()) {
        try (ServerSocket free =
            new ServerSocket(servers.port(N1, port), 1, InetAddress.getLoopbackAddress())) {
          assertThat(free.isBound()).as(port).isTrue();
        }
      }
      servers.start(N1);
      assertThat(Files.readString(folder.resolve("n1/myid"))).isEqualTo("1");
    }
  }

  @Test
  void aTakenPortIsOneClearError() throws Exception {
    for (String port : new ZooKeeperEngine().ports()) {
      try (Servers servers = new Servers(folder, 1);
          ServerSocket taken =
              new ServerSocket(servers.port(N1, port), 1, InetAddress.getLoopbackAddress())) {
        assertThatThrownBy(() -> servers.start(N1))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("node n1")
            .hasMessageContaining("its " + port + " port ")
            .hasMessageContaining(":" + taken.getLocalPort() + " (");
      }
    }
  }

  @Test
  void anotherMembersFolderIsRefused() throws Exception {
    try (Servers servers = new Servers(folder, 2)) {
      Files.createDirectories(folder.resolve("n2"));
      Files.writeString(folder.resolve("n2/myid"), "1");
      assertThatThrownBy(() -> servers.start(N2))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("member 1")
          .hasMessageContaining("n2 is member 2");
    }
  }

  @Test
  void aFatalErrorOfAServerDoesNotEndTheProcess() throws Exception {
    try (Servers servers = new Servers(folder, 1).startAll()) {
      org.apache.zookeeper.util.ServiceUtils.requestSystemExit(14);
      assertThat(servers.members()).containsExactly(N1); // still here
    }
  }
}
