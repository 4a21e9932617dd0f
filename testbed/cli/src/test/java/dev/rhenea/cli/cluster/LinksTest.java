package dev.rhenea.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.transport.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LinksTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final NodeId N3 = new NodeId("n3");

  /** How long nothing is heard before it counts as silence. */
  private static final int SILENT_MILLIS = 100;

  @Test
  void aCutIsBetweenTwoNodesWhoeverCalledAndEndsWithAllThatWasSent() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Links links = new Links()) {
      ClusterFile.Member real = member(listener.getLocalPort());
      try (Socket fromN1 = dial(links.relayed(N1, N2, real));
          Socket atN2 = listener.accept();
          Socket fromN3 = dial(links.relayed(N3, N2, real));
          Socket atN2FromN3 = listener.accept()) {
        links.cut(N2, N1);
        fromN1.getOutputStream().write(1);
        atN2.getOutputStream().write(2);
        fromN3.getOutputStream().write(3);
        assertThat(atN2FromN3.getInputStream().read()).isEqualTo(3);
        assertSilent(atN2);
        assertSilent(fromN1);
        links.heal();
        assertThat(atN2.getInputStream().read()).isEqualTo(1);
        assertThat(fromN1.getInputStream().read()).isEqualTo(2);
      }
    }
  }

  @Test
  void everyPortOfEveryNodeIsReachedByAWayOfItsOwn() throws Exception {
    try (Links links = new Links()) {
      ClusterFile.Member real = member(1);
      ClusterFile.Member one = links.relayed(N1, N2, real);
      ClusterFile.Member other = links.relayed(N3, N2, real);
      assertThat(Stream.of(real, one, other).flatMap(LinksTest::addresses).distinct())
          .as("three ports on each of two ways, and the real one")
          .hasSize(3 + 3 + 1);
    }
  }

  private static Stream<String> addresses(ClusterFile.Member member) {
    return Stream.concat(
        Stream.of(member.peer(), member.http()),
        member.engines().values().stream().flatMap(ports -> ports.values().stream()));
  }

  private static ClusterFile.Member member(int port) {
    String address = "127.0.0.1:" + port;
    return new ClusterFile.Member(address, address, Map.of("keeper", Map.of("client", address)));
  }

  private static Socket dial(ClusterFile.Member member) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), HostPort.parse(member.peer()).port());
  }

  private static void assertSilent(Socket socket) throws IOException {
    socket.setSoTimeout(SILENT_MILLIS);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout(0);
  }
}
