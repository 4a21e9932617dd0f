package dev.rhenea.node.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A segment file to be: in the making, ready, or impossible now. Thread-safe.
 *
 * <pre>
 *   making --ready--> ready --begin--> making
 *   making --failed-> failed --ready--> ready
 * </pre>
 */
final class SpareFile {
  private enum Stage {
    MAKING,
    READY,
    FAILED
  }

  private final Path path;
  private Stage stage = Stage.MAKING;
  private @Nullable IOException why;

  SpareFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** It was taken; another one is made under the same name. */
  synchronized void begin() {
    stage = Stage.MAKING;
  }

  synchronized void ready() {
    stage = Stage.READY;
    notifyAll();
  }

  /** It stays so until it is ready after all: nobody waits for room. */
  synchronized void failed(IOException noRoom) {
    stage = Stage.FAILED;
    why = noRoom;
    notifyAll();
  }

  synchronized boolean isReady() {
    return stage == Stage.READY;
  }

  synchronized boolean hasFailed() {
    return stage == Stage.FAILED;
  }

  /** Waits while it is in the making; why it is not ready then. */
  synchronized Optional<IOException> await() {
    try {
      while (stage == Stage.MAKING) {
        wait();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of(new IOException("interrupted"));
    }
    return stage == Stage.READY ? Optional.empty() : Optional.ofNullable(why);
  }
}
