package dev.rhenea.cli.kits;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.journal.Journal;
import dev.rhenea.node.journal.JournalOptions;
import dev.rhenea.node.loop.EventLoops;
import dev.rhenea.node.runtime.Endpoints;
import dev.rhenea.node.runtime.FaultHandler;
import dev.rhenea.node.runtime.NodeRuntime;
import dev.rhenea.node.transport.HostPort;
import dev.rhenea.node.transport.TransportOptions;
import dev.rhenea.provider.Catalogue;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** One node of this JVM, without engines, table and HTTP. */
final class RealNode implements Closeable {
  private static final int LOOPS = 2;
  private static final JournalOptions JOURNAL = JournalOptions.DEFAULT.withSegmentBytes(4 << 20);

  private final EventLoops loops;
  private final Journal journal;
  private final NodeRuntime runtime;
  private CountDownLatch paused = new CountDownLatch(0);

  private RealNode(EventLoops loops, Journal journal, NodeRuntime runtime) {
    this.loops = loops;
    this.journal = journal;
    this.runtime = runtime;
  }

  static RealNode start(
      NodeId node,
      String cluster,
      Map<NodeId, HostPort> addresses,
      Path folder,
      Catalogue catalogue,
      Endpoints engines,
      FaultHandler faults) {
    EventLoops loops = new EventLoops(LOOPS);
    try {
      Journal journal = Journal.open(folder, JOURNAL);
      try {
        TransportOptions network = new TransportOptions(cluster, node, addresses);
        NodeRuntime runtime =
            NodeRuntime.start(network, loops, journal, catalogue, engines, faults);
        return new RealNode(loops, journal, runtime);
      } catch (IOException failed) {
        journal.close();
        throw failed;
      }
    } catch (IOException failed) {
      loops.close();
      throw new UncheckedIOException(failed);
    }
  }

  NodeRuntime runtime() {
    return runtime;
  }

  /** Blocks every loop, so that whatever arrives waits. */
  void pause() {
    CountDownLatch until = new CountDownLatch(1);
    paused = until;
    IntStream.range(0, 1000)
        .mapToObj(i -> loops.of(new UnitId("pause " + i)))
        .distinct()
        .forEach(loop ->
            loop.execute(() -> {
              try {
                until.await();
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            }));
  }

  void resume() {
    paused.countDown();
  }

  @Override
  public void close() {
    resume();
    runtime.close();
    try {
      journal.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      loops.close();
    }
  }
}
