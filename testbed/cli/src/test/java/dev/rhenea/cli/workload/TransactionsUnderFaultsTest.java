package dev.rhenea.cli.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.ChainView;
import dev.rhenea.cli.client.HttpClients;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.cluster.LocalCluster;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.Table;
import dev.rhenea.node.table.copy.Folders;
import dev.rhenea.node.table.machine.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Transactions, scans and queries of an index on node processes, of which one is killed, loses its
 * table and has to copy it, while the ordering protocol changes twice: strictly serializable
 * throughout.
 */
@Timeout(180)
class TransactionsUnderFaultsTest {
  private static final String NATIVE = "native(n1, n2, n3, sequencer: n1)";
  private static final String STRIPE =
      "stripe(native(n1, n2, n3, sequencer: n1), native(n1, n2, n3, sequencer: n2))";
  private static final List<NodeId> NODES = ClusterPlan.nodes(3);

  private @TempDir Path folder;

  @Test
  void theTableIsStrictlySerializable() throws Exception {
    ClusterPlan plan =
        ClusterPlan.ofTable(NODES, "paxos(n1, n2, n3)", NATIVE, List.of(), OptionalInt.empty())
            .with(new Retention(15, 0, 40));
    try (HttpClients http = new HttpClients();
        LocalCluster cluster = LocalCluster.start(plan, folder)) {
      List<NodeClient> nodes = cluster.clients(http.client());
      cluster.awaitReady(nodes);
      TransactionLoad load = new TransactionLoad(nodes, 1);
      load.start();
      try {
        load.await(30);
        cluster.kill(NODES.getLast());
        load.await(100); // longer than the log is held for it
        Folders.delete(folder.resolve("n3/data/table"));
        cluster.start(NODES.getLast());
        switchTo(nodes.get(1), STRIPE);
        load.await(40);
        cluster.awaitReady(nodes);
        switchTo(nodes.get(1), NATIVE);
        load.await(40);
        while (load.selected() <= 10) { // on a slow machine the index was ready late
          load.await(10);
        }
      } finally {
        load.stop();
      }
      assertThat(load.check()).isInstanceOf(Verdict.Valid.class);
      OperationCounts counts = OperationCounts.of(load.history().history());
      assertThat(counts.ok()).as("%s", counts).isGreaterThan(80);
      assertThat(chain(nodes.get(1)).trimMark()).isPositive();
      for (NodeClient node : nodes) {
        awaitTable(node);
      }
    }
  }

  /** Returns when the replica of {@code node} answers: it may still be copying. */
  private static void awaitTable(NodeClient node) {
    Answer answer = node.scan(TransactionDraw.PREFIX, 100).await();
    while (!(answer instanceof Answer.Ok)) {
      answer = node.scan(TransactionDraw.PREFIX, 100).await();
    }
  }

  /** As an operator would: the log may just be moving by itself, then the request is repeated. */
  private static void switchTo(NodeClient node, String composition) {
    Answer answer = node.log(Table.LOG).switchTo(composition).await();
    while (answer instanceof Answer.Fail) {
      answer = node.log(Table.LOG).switchTo(composition).await();
    }
    assertThat(answer).isInstanceOf(Answer.Ok.class);
  }

  private static ChainView chain(NodeClient node) throws IOException {
    if (node.log(Table.LOG).chain().await() instanceof Answer.Ok(var body)) {
      return ChainView.of(body);
    }
    throw new IOException(node.node() + " does not say");
  }
}
