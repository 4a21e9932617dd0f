package dev.rhenea.cli.upgrade;

import static dev.rhenea.cli.upgrade.Insisting.breathe;
import static dev.rhenea.cli.upgrade.Insisting.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.HttpClients;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.Build;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.cluster.LocalCluster;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.Table;
import dev.rhenea.node.table.machine.Retention;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a newer major version wrote or says is refused, in words, and nothing is lost by that. */
@Timeout(180)
class NewerMajorTest {
  private static final String LOG = "default";
  private static final String REMEDY = "upgrade this node first";

  private @TempDir Path folder;
  private @TempDir Path classes;
  private final HttpClients http = new HttpClients();
  private @Nullable LocalCluster started;
  private List<NodeClient> nodes = List.of();

  /** A cluster of this build. */
  private LocalCluster begin(int size) throws IOException {
    started = LocalCluster.start(plan(size), folder);
    nodes = started.clients(http.client());
    started.awaitReady(nodes);
    return started;
  }

  @AfterEach
  void end() throws IOException {
    if (started != null) {
      started.close();
    }
    http.close();
  }

  @Test
  void aJournalIsNotOpened() throws Exception {
    Build newer = PatchedBuild.of("newer-journal", classes);
    NodeId node = new NodeId("n1");
    LocalCluster cluster = begin(1);
    append(nodes.getFirst(), "by this build");
    become(cluster, node, newer);
    cluster.awaitReady(nodes);
    append(nodes.getFirst(), "by the newer build");
    cluster.stop(node);
    Map<Path, ByteBuffer> before = journal();

    cluster.start(node, Build.OWN);
    assertThatThrownBy(() -> cluster.awaitReady(nodes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has format 2, this node knows up to 1: " + REMEDY);
    assertThat(journal()).isEqualTo(before);

    cluster.start(node, newer);
    cluster.awaitReady(nodes);
    assertThat(entries(nodes.getFirst())).contains("by this build", "by the newer build");
  }

  @Test
  void aChainIsNotRead() throws Exception {
    Build newer = PatchedBuild.of("newer-chain", classes);
    NodeId node = new NodeId("n1");
    LocalCluster cluster = begin(1);
    append(nodes.getFirst(), "by this build");
    become(cluster, node, newer);
    cluster.awaitReady(nodes);
    ok(() -> nodes.getFirst().log(LOG).switchTo(composition(1)));
    append(nodes.getFirst(), "by the newer build");

    become(cluster, node, Build.OWN);
    awaitWords(cluster, nodes.getFirst(), "chain format 2 is newer than 1");

    become(cluster, node, newer);
    cluster.awaitReady(nodes);
    assertThat(entries(nodes.getFirst())).contains("by this build", "by the newer build");
  }

  @Test
  void aNodeIsNotSpokenTo() throws Exception {
    Build newer = PatchedBuild.of("newer-wire", classes);
    NodeId node = new NodeId("n3");
    LocalCluster cluster = begin(3);
    append(nodes.getLast(), "before");
    become(cluster, node, newer);
    String refusal = "n3 speaks version 2, ";
    while (!cluster.lastWords(node).contains(refusal)) {
      assertThat(nodes.getLast().health().await()).isNotInstanceOf(Answer.Ok.class);
      breathe();
    }
    assertThat(cluster.lastWords(node)).containsPattern("(n[12]) knows up to 1: upgrade \\1 first");
    append(nodes.getFirst(), "meanwhile");
    become(cluster, node, Build.OWN);
    cluster.awaitReady(nodes);
    assertThat(entries(nodes.getLast())).contains("before", "meanwhile");
  }

  private static ClusterPlan plan(int size) {
    List<NodeId> nodes = ClusterPlan.nodes(size);
    String all = nodes.stream().map(NodeId::name).collect(Collectors.joining(", "));
    return new ClusterPlan(
        nodes,
        "paxos(%s)".formatted(all),
        new TreeMap<>(Map.of(LOG, composition(size), Table.LOG, composition(size))),
        List.of(),
        Retention.DEFAULT,
        OptionalInt.empty());
  }

  private static String composition(int size) {
    String all =
        ClusterPlan.nodes(size).stream().map(NodeId::name).collect(Collectors.joining(", "));
    return "native(%s)".formatted(all);
  }

  private static void become(LocalCluster cluster, NodeId node, Build build) throws Exception {
    cluster.stop(node);
    cluster.start(node, build);
  }

  /** Returns when the node says, as why it does not serve, {@code words} and what to do. */
  private static void awaitWords(LocalCluster cluster, NodeClient node, String words)
      throws IOException {
    String said = "";
    while (!said.contains(words) || !said.contains(REMEDY)) {
      breathe();
      Answer answer = node.health().await();
      assertThat(answer).isNotInstanceOf(Answer.Ok.class);
      assertThat(cluster.isAlive(node.node())).as(cluster.lastWords(node.node())).isTrue();
      said = answer instanceof Answer.Starting(String why, JsonObject body) ? why + body : "";
    }
  }

  private static void append(NodeClient node, String entry) {
    ok(() -> node.log(LOG).append(entry.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> entries(NodeClient node) {
    List<String> found = new ArrayList<>();
    long tail = ok(() -> node.log(LOG).tail()).getLong("tail");
    for (long next = 0; next < tail; ) {
      long from = next;
      JsonObject page = ok(() -> node.log(LOG).entries(from, tail, 1 << 20));
      for (Object entry : page.getJsonArray("entries")) {
        found.add(((JsonObject) entry).getString("value"));
      }
      next = page.getLong("next");
    }
    return found;
  }

  /** The journal's segments, with what is in them. */
  private SortedMap<Path, ByteBuffer> journal() throws IOException {
    SortedMap<Path, ByteBuffer> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("n1/data/journal/journal"))) {
      for (Path file : files.toList()) {
        found.put(file, ByteBuffer.wrap(Files.readAllBytes(file)));
      }
    }
    return found;
  }
}
