package dev.rhenea.cli.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.bench.load.ClosedLoop;
import dev.rhenea.bench.load.LoadClock;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.cli.client.ChainView;
import dev.rhenea.cli.client.ClusterClient;
import dev.rhenea.cli.client.HttpClients;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.cluster.JvmCluster;
import dev.rhenea.node.table.Table;
import dev.rhenea.node.table.machine.Retention;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reading everything at the end, of a log whose beginning the table has trimmed by itself. */
@Timeout(120)
class FinalReadsTest {
  private static final ClusterPlan PLAN =
      ClusterPlan.ofTable(
              ClusterPlan.nodes(3),
              "paxos(n1, n2, n3)",
              "native(n1, n2, n3)",
              List.of(),
              OptionalInt.empty())
          .with(new Retention(15, 0, 40));

  private @TempDir Path folder;

  @Test
  void whatTheTableTrimmedIsNotLost() throws Exception {
    try (HttpClients http = new HttpClients();
        JvmCluster cluster = JvmCluster.start(PLAN, folder)) {
      List<NodeClient> nodes = cluster.clients(http.client());
      cluster.awaitReady(nodes);
      Histories histories = new Histories();
      ClosedLoop loop =
          new ClosedLoop(LoadClock.system(), new TableLoad(new ClusterClient(nodes), histories, 1));
      while (trimMark(nodes.getFirst()) == 0) {
        loop.run(8, Duration.ofMillis(100));
      }
      for (NodeClient node : nodes) {
        assertThat(FinalReads.through(node, histories)).isEmpty();
      }
      assertThat(histories.ofTheLog().operations()).extracting(Operation::f).contains("trim");
      assertThat(histories.check()).isInstanceOf(Verdict.Valid.class);
    }
  }

  private static long trimMark(NodeClient node) {
    return ChainView.in(node.log(Table.LOG).chain().await()).orElseThrow().trimMark();
  }
}
