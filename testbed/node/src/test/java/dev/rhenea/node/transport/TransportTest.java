package dev.rhenea.node.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.Echo;
import dev.rhenea.node.LoopbackCluster;
import dev.rhenea.node.ToyProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages between nodes over real sockets, and what becomes of them when those fail. */
class TransportTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final Address ECHO =
      new Address(N2, new UnitId("default/1"), new RoleName("toy", "server"));
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Catalogue CATALOGUE =
      ToyProvider.catalogue(host -> new Echo(host.environment()));

  @TempDir Path folder;

  @Test
  void manyMessagesOfAllSizesComeBack() throws Exception {
    try (LoopbackCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      List<Payload> messages = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        messages.add(Payload.utf8("message " + i));
      }
      for (int size = 1; size < 6 << 20; size = size * 3 + 1) {
        messages.add(Payload.wrap(new byte[size]));
      }
      List<Payload> replies =
          cluster.await(
              host,
              () ->
                  Future.all(
                      host.environment(), messages.stream().map(each -> ask(host, each)).toList()));
      assertThat(replies).isEqualTo(messages);
    }
  }

  @Test
  void anUnreachableNodeIsNamedSoonAndUsedAgainWhenItIsBack() throws Exception {
    try (LoopbackCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      assertThat(cluster.await(host, () -> ask(host, Payload.utf8("a")))).isNotNull();
      cluster.crash(N2);
      long before = System.nanoTime();
      assertThatThrownBy(() -> cluster.await(host, () -> ask(host, Payload.utf8("b"))))
          .isInstanceOfSatisfying(
              Unavailable.class,
              why -> {
                assertThat(why.diagnosis().missing()).containsExactly(N2);
                assertThat(why.diagnosis().remedy()).contains("start n2");
              });
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONG.dividedBy(2));
      cluster.restart(N2);
      assertThat(persevere(cluster, host)).isEqualTo(Payload.utf8("again"));
    }
  }

  @Test
  void whatTheOtherNodeNeverAnswersFailsInTime() throws Exception {
    Catalogue silent =
        ToyProvider.catalogue(host ->
            new Role() {
              @Override
              public Future<Payload> request(NodeId from, Payload message) {
                return host.environment().promise();
              }

              @Override
              public void send(NodeId from, Payload message) {}
            });
    try (LoopbackCluster cluster = new LoopbackCluster(folder, List.of(N1, N2), silent)) {
      Host host = cluster.host(N1, "client");
      assertThatThrownBy(() ->
              cluster.await(
                  host,
                  () ->
                      host.environment()
                          .network()
                          .request(ECHO, Payload.empty(), Duration.ofMillis(50))))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("no answer in PT0.05S")
          .hasMessageContaining("toy.server@n2/default/1");
    }
  }

  @Test
  void aNodeThatTheOtherCannotFindIsSaidToBeUnknown() throws Exception {
    try (LoopbackCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      Address nowhere = new Address(new NodeId("n9"), ECHO.unit(), ECHO.role());
      assertThatThrownBy(() -> cluster.await(host, () -> ask(host, nowhere, Payload.empty())))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("connection to n9: nobody said where it listens");
    }
  }

  @Test
  void anOversizedMessageIsRefusedBeforeItIsSent() throws Exception {
    try (LoopbackCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      Payload huge = Payload.wrap(new byte[8 << 20]);
      assertThatThrownBy(() -> cluster.await(host, () -> ask(host, huge)))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("at most 8388608 are allowed");
      assertThat(cluster.await(host, () -> ask(host, Payload.utf8("small")))).isNotNull();
    }
  }

  /** Memory is bounded: what cannot be sent is refused, what was accepted still arrives. */
  @Test
  void moreThanMayWaitIsRefused() throws Exception {
    try (LoopbackCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      Payload megabyte = Payload.wrap(new byte[1 << 20]);
      List<Boolean> accepted =
          cluster.await(
              host,
              () -> {
                List<Future<Boolean>> asked = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                  asked.add(
                      ask(host, megabyte)
                          .map(_ -> true)
                          .recover(why -> refused(host.environment(), why)));
                }
                return Future.all(host.environment(), asked);
              });
      assertThat(accepted).hasSize(100).contains(true, false);
      assertThat(accepted.indexOf(false)).isGreaterThanOrEqualTo(60);
    }
  }

  private static Future<Boolean> refused(Environment environment, Unavailable why) {
    assertThat(why.diagnosis().toString()).contains("bytes are waiting to be sent");
    return environment.completed(false);
  }

  @Test
  void nodesOfAnotherClusterAreRefusedWithTheReason() throws Exception {
    try (LoopbackCluster cluster = cluster();
        LoopbackCluster other =
            new LoopbackCluster(folder.resolve("other"), "other", List.of(N1, N2), CATALOGUE)) {
      Host host = cluster.host(N1, "client");
      cluster.node(N1).runtime().transport().peer(N2, other.address(N2));
      assertThatThrownBy(() -> cluster.await(host, () -> ask(host, Payload.empty())))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("n1 belongs to cluster 'loopback', n2 to cluster 'other'");
    }
  }

  @Test
  void aNodeAtAnotherNodesAddressIsRefused() throws Exception {
    try (LoopbackCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      NodeId n3 = new NodeId("n3");
      cluster.node(N1).runtime().transport().peer(n3, cluster.address(N2));
      Address wrong = new Address(n3, ECHO.unit(), ECHO.role());
      assertThatThrownBy(() -> cluster.await(host, () -> ask(host, wrong, Payload.empty())))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("n1 was looking for n3, but this is n2");
    }
  }

  @Test
  void strangersWhoSpeakSomethingElseAreShownTheDoor() throws Exception {
    try (LoopbackCluster cluster = cluster();
        Socket stranger =
            new Socket(InetAddress.getLoopbackAddress(), cluster.address(N2).port())) {
      stranger
          .getOutputStream()
          .write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(stranger.getInputStream().read()).isEqualTo(-1);
      Host host = cluster.host(N1, "client");
      assertThat(cluster.await(host, () -> ask(host, Payload.utf8("a")))).isNotNull();
    }
  }

  @Test
  void aPortThatIsTakenIsOneClearError() {
    try (LoopbackCluster cluster = cluster()) {
      Map<NodeId, HostPort> taken = Map.of(N1, cluster.address(N2), N2, cluster.address(N1));
      assertThatThrownBy(() -> LoopbackCluster.start(folder.resolve("x"), N1, taken, CATALOGUE))
          .hasRootCauseInstanceOf(IOException.class)
          .hasMessageContaining("node n1 cannot listen on " + cluster.address(N2))
          .hasMessageContaining("free the port or give the node another one");
    }
  }

  private LoopbackCluster cluster() {
    return new LoopbackCluster(folder, List.of(N1, N2), CATALOGUE);
  }

  private static Future<Payload> ask(Host host, Payload message) {
    return ask(host, ECHO, message);
  }

  private static Future<Payload> ask(Host host, Address to, Payload message) {
    return host.environment().network().request(to, message, LONG);
  }

  /** The node is back, but the connection may still rest: asks until there is an answer. */
  private static Payload persevere(LoopbackCluster cluster, Host host) {
    while (true) {
      try {
        return cluster.await(host, () -> ask(host, Payload.utf8("again")));
      } catch (Unavailable notYet) {
        cluster.pass(Duration.ofMillis(10));
      }
    }
  }
}
