package dev.rhenea.zookeeper;

import dev.rhenea.loglet.LogletOffset;

/**
 * What a handle knows of a Loglet's end: a lower bound of the tail, and the seal. Loop-confined.
 */
final class KnownTail {
  private final Runnable news;
  private LogletOffset offset = LogletOffset.ZERO;
  private boolean sealed;

  /** {@code news} runs whenever more is known. */
  KnownTail(Runnable news) {
    this.news = news;
  }

  LogletOffset offset() {
    return offset;
  }

  boolean isSealed() {
    return sealed;
  }

  void raise(LogletOffset tail) {
    if (tail.compareTo(offset) > 0) {
      offset = tail;
      news.run();
    }
  }

  void seal() {
    if (!sealed) {
      sealed = true;
      news.run();
    }
  }
}
