package dev.rhenea.zookeeper;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.LogletOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads entries by their paths, many at a time, from the server this handle is connected to.
 * Listing a parent's children is out of the question: the answer grows with the log.
 */
final class EntryReader {
  /** Requests at a time. */
  private static final int MOST = 256;

  private final Environment environment;
  private final Keeper keeper;
  private final LogletTree tree;

  /** What an entry is expected to take, so that a batch neither starves nor floods. */
  private int expectedBytes = 16 * 1024;

  /** An entry and where it stands. */
  record Found(LogletOffset offset, StoredEntry entry) {}

  EntryReader(Environment environment, Keeper keeper, LogletTree tree) {
    this.environment = environment;
    this.keeper = keeper;
    this.tree = tree;
  }

  /**
   * The unbroken run of entries from {@code from} that this server has, below {@code to}, at least
   * one if there is one, about {@code maxBytes}. Empty: the first was deleted, or has not reached
   * this server.
   */
  Future<List<Found>> read(LogletOffset from, LogletOffset to, int maxBytes) {
    int most = Math.clamp(maxBytes / expectedBytes, 1, MOST);
    int count = Math.clamp(to.value() - from.value(), 1, most);
    List<Future<Reply<Keeper.Node>>> replies = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      replies.add(keeper.getData(tree.entry(new LogletOffset(from.value() + i))));
    }
    return Future.all(environment, replies).map(nodes -> run(from, nodes, maxBytes));
  }

  private List<Found> run(LogletOffset from, List<Reply<Keeper.Node>> nodes, int maxBytes) {
    List<Found> run = new ArrayList<>();
    long bytes = 0;
    for (Reply<Keeper.Node> reply : nodes) {
      if (bytes >= maxBytes || !(reply instanceof Reply.Done<Keeper.Node>(Keeper.Node node))) {
        break;
      }
      run.add(
          new Found(new LogletOffset(from.value() + run.size()), StoredEntry.decode(node.data())));
      bytes += node.data().size();
    }
    if (!run.isEmpty()) {
      expectedBytes = (int) Math.max(1, bytes / run.size());
    }
    return run;
  }
}
