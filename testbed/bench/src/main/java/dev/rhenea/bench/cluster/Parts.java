package dev.rhenea.bench.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What was started one after the other, and is stopped the other way round, all of it. */
final class Parts implements Closeable {
  private final Deque<Closeable> started = new ArrayDeque<>();

  <C extends Closeable> C keep(C part) {
    started.push(part);
    return part;
  }

  /**
   * Stops every part, whatever becomes of the others.
   *
   * @throws IOException of the first that failed, with the rest of them behind it
   */
  @Override
  public void close() throws IOException {
    @Nullable IOException first = null;
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (IOException failed) {
        if (first == null) {
          first = failed;
        } else {
          first.addSuppressed(failed);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
