package dev.rhenea.node.transport;

import dev.rhenea.node.loop.ReadyLoop;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Counts the bytes that arrived and are not handled. Above the limit nothing more is read until
 * half of it is handled; the senders feel that by TCP's own back-pressure.
 */
final class Intake {
  private final long most;
  private final ReadyLoop loop;
  private final Consumer<Boolean> pause;
  private final AtomicLong bytes = new AtomicLong();
  private boolean paused;

  /** An intake that calls {@code pause} on the loop: true to stop reading, false to go on. */
  Intake(long most, ReadyLoop loop, Consumer<Boolean> pause) {
    this.most = most;
    this.loop = loop;
    this.pause = pause;
  }

  boolean isPaused() {
    return paused;
  }

  /** Admits a frame; run the result, on any thread, when it is handled. */
  Runnable admit(Frame frame) {
    int weight = frame.weight();
    if (bytes.addAndGet(weight) > most && !paused) {
      paused = true;
      pause.accept(true);
    }
    return () -> {
      long left = bytes.addAndGet(-weight);
      if (left <= most / 2 && left + weight > most / 2) {
        loop.execute(this::resume);
      }
    };
  }

  private void resume() {
    if (paused) {
      paused = false;
      pause.accept(false);
    }
  }
}
