package dev.rhenea.composition.stripe;

import dev.rhenea.composition.part.Stored;
import dev.rhenea.environment.Environment;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import java.time.Duration;

/**
 * Catches one stripe up for appends that wait for it (S2). Others may be filling it as well, or
 * appending to it, so its tail is read before each filler, and one filler is in flight at a time.
 *
 * <pre>
 *   IDLE --needed--> ASKING --open, still short--> FILLING --appended--> ASKING ...
 *     ^                | |                            | rejected, no answer: pause
 *     +--enough--------+ +--sealed: who waits is Sealed, IDLE
 * </pre>
 */
final class Filling {
  /** Between two attempts on a child that does not answer or is overloaded. */
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Environment environment;
  private final int stripe;
  private final Loglet child;
  private final Evidence evidence;
  private final Waiting waiting;
  private boolean busy;

  Filling(Environment environment, int stripe, Loglet child, Evidence evidence, Waiting waiting) {
    this.environment = environment;
    this.stripe = stripe;
    this.child = child;
    this.evidence = evidence;
    this.waiting = waiting;
  }

  /** Begins, if somebody waits for more of the stripe than is known to be filled. */
  void check() {
    if (!busy && isShort()) {
      busy = true;
      ask();
    }
  }

  private boolean isShort() {
    return evidence.of(stripe).compareTo(waiting.neededOf(stripe)) < 0;
  }

  private void ask() {
    child.checkTail().whenDone(this::heard, why -> later());
  }

  private void heard(Tail tail) {
    switch (tail) {
      case Tail.Open(LogletOffset end) -> {
        raise(end);
        if (isShort()) {
          fill();
        } else {
          busy = false;
        }
      }
      case Tail.Sealed sealed -> sealed();
    }
  }

  private void fill() {
    child.append(Stored.filler()).whenDone(this::filled, why -> later());
  }

  private void filled(AppendResult result) {
    switch (result) {
      case AppendResult.Appended(LogletOffset at) -> {
        raise(at.next());
        again();
      }
      case AppendResult.Sealed() -> sealed();
      case AppendResult.Rejected rejected -> later();
      case AppendResult.Indeterminate doubt -> later(); // its tail will tell
    }
  }

  private void sealed() {
    busy = false;
    waiting.sealed(stripe);
  }

  private void raise(LogletOffset end) {
    evidence.raise(stripe, end);
    waiting.release();
  }

  private void later() {
    environment.pause(PAUSE).whenDone(this::again);
  }

  private void again() {
    busy = false;
    check();
  }
}
