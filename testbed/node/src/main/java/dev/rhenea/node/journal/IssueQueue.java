package dev.rhenea.node.journal;

import java.util.ArrayDeque;
import java.util.Deque;

/** From all loops to the one writer: whatever piled up during a sync becomes the next batch. */
final class IssueQueue {
  private Deque<Issued> waiting = new ArrayDeque<>();
  private boolean closed;

  /** Adds a change; false if the journal was closed. */
  synchronized boolean offer(Issued issued) {
    if (closed) {
      return false;
    }
    waiting.add(issued);
    if (waiting.size() == 1) {
      notifyAll();
    }
    return true;
  }

  /** Nothing is accepted from now on; what was, is still handed out. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /**
   * Everything that waits, in order.
   *
   * @param patient whether to wait until there is something, or the queue is closed
   */
  synchronized Deque<Issued> take(boolean patient) throws InterruptedException {
    while (patient && waiting.isEmpty() && !closed) {
      wait();
    }
    Deque<Issued> taken = waiting;
    waiting = new ArrayDeque<>();
    return taken;
  }

  synchronized int size() {
    return waiting.size();
  }

  synchronized boolean isDrained() {
    return closed && waiting.isEmpty();
  }
}
