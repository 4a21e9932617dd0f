package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.provider.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Nodes of one test in this JVM: stopped after it, and none may have reported a fault. */
final class Nodes implements AfterEachCallback {
  private final Supplier<Path> folder;
  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
  private final List<Node> running = new ArrayList<>();

  Nodes(Supplier<Path> folder) {
    this.folder = folder;
  }

  /** Those that were started, in that order; a test that stops one takes it out. */
  List<Node> running() {
    return running;
  }

  /** Three nodes, ready. */
  NodeFiles startAll() throws Exception {
    NodeFiles files = new NodeFiles(folder.get(), "demo");
    for (int node = 1; node <= 3; node++) {
      start(files, node);
    }
    for (Node node : running) {
      node.ready().get(30, TimeUnit.SECONDS);
    }
    return files;
  }

  Node start(NodeFiles files, int node) throws Exception {
    return start(files.dataOf(node), files.file(), node);
  }

  Node start(Path data, Path file, int node) throws Exception {
    Node started =
        Node.start(
            ClusterFileReader.read(file),
            NodeFiles.id(node),
            data,
            Catalogue.load(),
            (_, bug) -> faults.add(bug));
    running.add(started);
    return started;
  }

  @Override
  public void afterEach(ExtensionContext test) {
    running.forEach(Node::close);
    assertThat(faults).isEmpty();
  }
}
