package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.FreePorts;
import dev.rhenea.node.directory.Addresses;
import dev.rhenea.node.directory.ClusterId;
import dev.rhenea.node.process.Browser.Answer;
import dev.rhenea.node.transport.HostPort;
import dev.rhenea.provider.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that come to a cluster which runs without them, in one JVM. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JoiningTest {
  private static @TempDir Path folder;

  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
  private final List<Node> running = new ArrayList<>();
  private NodeFiles files;
  private HostPort contact;

  @BeforeAll
  void startThree() throws Exception {
    files = new NodeFiles(folder, "demo");
    contact = address(files.http(2));
    for (int node = 1; node <= 3; node++) {
      startFounding(node);
    }
    for (Node node : running) {
      node.ready().get(30, TimeUnit.SECONDS);
    }
  }

  @AfterAll
  void stop() {
    running.forEach(Node::close);
    assertThat(faults).isEmpty();
  }

  /** A node that is to join, and where it is to be. */
  private record Newcomer(NodeId id, Addresses at, Path data) {
    static Newcomer called(String name) {
      List<Integer> ports = FreePorts.take(2);
      Addresses free = Addresses.of(address(ports.get(0)), address(ports.get(1)));
      return new Newcomer(new NodeId(name), free, folder.resolve(name));
    }

    Newcomer over(String data) {
      return new Newcomer(id, at, folder.resolve(data));
    }

    ClusterFile learn(HostPort contact) throws IOException, NotAdmitted {
      return new Joining(contact, id, at, data).run();
    }

    Browser browser() {
      return new Browser(at.http().port());
    }
  }

  private static HostPort address(int port) {
    return new HostPort("127.0.0.1", port);
  }

  private Node startFounding(int node) throws Exception {
    return start(ClusterFileReader.read(files.file()), NodeFiles.id(node), files.dataOf(node));
  }

  private Node start(Newcomer node, ClusterFile file) throws Exception {
    return start(file, node.id(), node.data());
  }

  private Node start(ClusterFile file, NodeId node, Path data) throws Exception {
    Node started = Node.start(file, node, data, Catalogue.load(), (_, bug) -> faults.add(bug));
    running.add(started);
    return started;
  }

  private static void awaitMember(Browser browser, NodeId node) throws IOException {
    while (!browser.text("/v1/cluster").contains("\"node\":\"" + node + "\",\"http")) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aNodeThatJoinedIsKnownEverywhereAndCarriesWhatItIsGiven() throws Exception {
    Newcomer four = Newcomer.called("n4");
    try (Browser one = new Browser(files.http(1));
        Browser three = new Browser(files.http(3));
        Browser own = four.browser()) {
      assertThat(one.put("/v1/table/a", "1").outcome()).isEqualTo("ok");
      Node joined = start(four, four.learn(contact));
      joined.ready().get(30, TimeUnit.SECONDS);
      assertThat(own.get("/v1/table/a").body().getString("value")).isEqualTo("1"); // its replica
      Answer moved = three.send("POST", "/v1/logs/other/switch", "{\"to\": \"memory(n4)\"}");
      assertThat(moved.outcome()).as("%s", moved.body()).isEqualTo("ok"); // n3 looked at once
      assertThat(three.send("POST", "/v1/logs/other/entries", "x").outcome()).isEqualTo("ok");
      awaitMember(one, four.id());
      assertThat(one.text("/metrics")).containsPattern("rhenea_members [4-9]\\.0");

      running.remove(2).close(); // n3 finds n4 again by itself
      startFounding(3).ready().get(30, TimeUnit.SECONDS);
      awaitMember(three, four.id());

      joined.close(); // n4 itself needs nobody who tells it
      start(four, four.learn(address(FreePorts.take(1).getFirst())))
          .ready()
          .get(30, TimeUnit.SECONDS);
      assertThat(own.get("/v1/table/a").body().getString("value")).isEqualTo("1");
    }
  }

  @Test
  void whoDiedHalfwayTriesAgain() throws Exception {
    Newcomer five = Newcomer.called("n5");
    five.learn(contact); // and died before it ran
    start(five, five.learn(contact)).close(); // and before anybody answered
    start(five, five.learn(contact)).ready().get(30, TimeUnit.SECONDS);
    try (Browser two = new Browser(files.http(2))) {
      awaitMember(two, five.id());
    }
  }

  @Test
  void oneOfTwoWithTheSameNameIsRefused() throws Exception {
    Newcomer first = Newcomer.called("n6");
    Newcomer second = Newcomer.called("n6").over("another-n6");
    ClusterFile early = second.learn(contact); // nobody has that name yet
    start(first, first.learn(contact)).ready().get(30, TimeUnit.SECONDS);
    assertThatThrownBy(() -> start(second, early).ready().get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(NotAdmitted.class)
        .hasMessageContaining("there is a node n6 already, at " + first.at().peer());
    assertThatThrownBy(() -> second.over("a-third-n6").learn(contact))
        .isInstanceOf(NotAdmitted.class)
        .hasMessageContaining("has a node n6 already, at " + first.at().peer());
  }

  @Test
  void aFolderOfAnotherClusterOfThatNameIsRefused() throws Exception {
    Newcomer seven = Newcomer.called("n7");
    ClusterFile cluster = seven.learn(contact);
    ClusterFile foreign =
        ClusterFileReader.parse(
            "foreign",
            ClusterFileWriter.json(cluster)
                .put("id", new ClusterId(cluster.id().orElseThrow().value() + 1).toString())
                .encode());
    RememberedCluster.joined(seven.data()).write(() -> foreign);
    assertThatThrownBy(() -> seven.learn(contact))
        .isInstanceOf(NotAdmitted.class)
        .hasMessageContaining("the data folder belongs to another cluster, 'demo' with id ")
        .hasMessageContaining("name an empty folder");
    assertThatThrownBy(() -> start(seven, foreign).ready().get(30, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(NotAdmitted.class)
        .hasMessageContaining("the data folder belongs to the cluster with id ");
  }

  @Test
  void aNodeLeavesWhenNothingNeedsItAndStaysAway() throws Exception {
    Newcomer nine = Newcomer.called("n9");
    Node node = start(nine, nine.learn(contact));
    node.ready().get(30, TimeUnit.SECONDS);
    String leave = "/v1/cluster/nodes/n9";
    try (Browser one = new Browser(files.http(1))) {
      assertThat(one.send("PUT", "/v1/logs/nines", "{\"begin\": \"memory(n9)\"}").outcome())
          .isEqualTo("ok");
      Answer needed = one.send("DELETE", leave, "");
      assertThat(needed.status()).as("%s", needed.body()).isEqualTo(409);
      assertThat(needed.body().getString("reason"))
          .contains("n9 is still needed: log nines has s0 on memory(n9): switch to another");
      assertThat(one.send("POST", "/v1/logs/nines/entries", "x").outcome()).isEqualTo("ok");
      assertThat(one.send("POST", "/v1/logs/nines/switch", "{\"to\": \"memory(n1)\"}").outcome())
          .isEqualTo("ok");
      assertThat(one.send("DELETE", leave, "").body().getString("reason"))
          .contains("log nines has s0 on memory(n9): copy it elsewhere");
      assertThat(one.send("POST", "/v1/logs/nines/trim", "{\"before\": 1}").outcome())
          .isEqualTo("ok");
      Answer left = one.send("DELETE", leave, "");
      assertThat(left.outcome()).as("%s", left.body()).isEqualTo("ok");
      assertThat(left.body().getJsonArray("nodes")).contains("n1").doesNotContain("n9");
      assertThat(one.send("DELETE", leave, "").outcome()).isEqualTo("ok"); // again is as good
      node.left().get(30, TimeUnit.SECONDS);
      node.close();
      assertThat(one.send("POST", "/v1/logs/nines/switch", "{\"to\": \"memory(n9)\"}").body())
          .asString()
          .contains("unknown node 'n9'");
      assertThat(one.send("DELETE", "/v1/cluster/nodes/n1", "").body().getString("reason"))
          .contains("n1 is still needed: the MetaStore is on it: memory(n1)");
      assertThat(one.send("DELETE", "/v1/cluster/nodes/99", "").status()).isEqualTo(400);
    }
    assertThatThrownBy(() -> start(nine, nine.learn(contact)).ready().get(30, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(NotAdmitted.class)
        .hasMessageContaining("n9 has left this cluster with the data folder it starts over");
  }

  @Test
  void whoeverAnswersAtTheAddressHasToBeANode() throws Exception {
    Newcomer eight = Newcomer.called("n8");
    HostPort nobody = address(FreePorts.take(1).getFirst());
    assertThatThrownBy(() -> eight.learn(nobody))
        .isInstanceOf(IOException.class)
        .hasMessage("no node answers at %s: is it up?".formatted(nobody));
    NodeFiles lonely = new NodeFiles(folder, "lonely");
    start(ClusterFileReader.read(lonely.file()), NodeFiles.id(2), lonely.dataOf(2));
    assertThatThrownBy(() -> eight.learn(address(lonely.http(2))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot tell yet: n2 is starting: it waits for other nodes");
    assertThat(eight.data()).doesNotExist();
  }
}
