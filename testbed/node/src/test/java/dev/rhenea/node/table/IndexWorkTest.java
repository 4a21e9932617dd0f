package dev.rhenea.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.LoopbackCluster;
import dev.rhenea.node.table.machine.Action;
import dev.rhenea.node.table.machine.Command;
import dev.rhenea.node.table.machine.Envelope;
import dev.rhenea.node.table.machine.IndexDefinition;
import dev.rhenea.node.table.machine.IndexState;
import dev.rhenea.node.table.machine.Result;
import dev.rhenea.node.table.machine.Transaction;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The steps of an index that somebody made who may be dead. */
@Timeout(60)
class IndexWorkTest {
  private static final NodeId NODE = new NodeId("n1");

  /** Three steps of building; the first one is done where it is made. */
  private static final int ROWS = 2500;

  private @TempDir Path folder;
  private LoopbackCluster cluster;
  private TableStore store;
  private Environment environment;
  private final AtomicInteger asked = new AtomicInteger();
  private final CompletableFuture<Integer> finished = new CompletableFuture<>();

  @BeforeEach
  void anIndexThatIsBegun() throws Exception {
    cluster = new LoopbackCluster(folder.resolve("cluster"), List.of(NODE), Catalogue.load());
    environment = cluster.host(NODE, "table").environment();
    store = TableStore.open(folder.resolve("store"));
    List<Action> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(new Action.Put("k" + i, Payload.utf8("v")));
    }
    apply(new Command.Transact(new Transaction(List.of(), rows)));
    apply(new Command.CreateIndex("i", new IndexDefinition("", Optional.empty())));
  }

  @AfterEach
  void stop() {
    cluster.close();
    store.close();
  }

  private void apply(Command command) {
    Lsn lsn = store.cursor();
    Envelope envelope = new Envelope(1, lsn.value(), Optional.empty(), command);
    store.apply(List.of(new LogEntry(lsn, envelope.encode())), lsn.next());
  }

  /** The first two get nowhere. */
  private Future<WriteOutcome> step() {
    int number = asked.incrementAndGet();
    if (number <= 2) {
      return environment.completed(new WriteOutcome.Indeterminate(Diagnosis.of("no quorum")));
    }
    return environment.blocking(() -> {
      Lsn lsn = store.cursor();
      apply(new Command.IndexStep());
      if (store.unfinishedIndex().isEmpty()) {
        finished.complete(number);
      }
      return new WriteOutcome.Decided(new Result.Applied(lsn, List.of()));
    });
  }

  @Test
  void anIndexThatComesNoFurtherIsLookedAfter() throws Exception {
    IndexWork work = new IndexWork(environment, store, this::step);
    environment.execute(work::needed);
    environment.execute(work::needed);
    assertThat(finished.get(30, TimeUnit.SECONDS)).isEqualTo(4);
    assertThat(store.indexes().getFirst().state()).isEqualTo(new IndexState.Ready());
  }

  @Test
  void whoMadeItDoesNotWaitForOthers() throws Exception {
    IndexWork work = new IndexWork(environment, store, this::step);
    asked.set(2);
    environment.execute(work::needed);
    environment.execute(work::begun);
    environment.execute(work::begun);
    assertThat(finished.get(30, TimeUnit.SECONDS)).isEqualTo(4);
  }
}
