package dev.rhenea.virtuallog;

import dev.rhenea.loglet.InFlight;
import dev.rhenea.loglet.Rejection;
import java.util.Optional;

/**
 * Which appends a handle takes in: none that would exceed what may be outstanding, and none that
 * would wait for too long behind the others (V13). Loop-confined.
 */
final class Admission {
  private final Pace pace;
  private final InFlight inFlight;
  private final Congestion congestion;

  /**
   * Nothing is outstanding yet.
   *
   * @param largestEntry that the log takes, in bytes
   */
  Admission(LogContext context, int largestEntry) {
    this.pace = context.pace();
    this.inFlight = new InFlight(context.options().appendLimits(largestEntry));
    this.congestion =
        new Congestion(context.options().limits().deadline().dividedBy(20), pace.now());
  }

  /** Takes one more in, or says why not; {@code waiting} others wait for their answers. */
  Optional<Rejection> admit(int bytes, int waiting) {
    return congestion.allows(waiting, pace.now())
        ? inFlight.admit(bytes)
        : Optional.of(new Rejection.Overloaded());
  }

  /** One goes out, while {@code waiting} wait, itself included. */
  Congestion.Wait sent(int waiting) {
    return new Congestion.Wait(pace.now(), waiting);
  }

  /** What went out is acknowledged. */
  void acknowledged(Congestion.Wait sent) {
    congestion.acknowledged(sent, pace.now());
  }

  /** One that was taken in has its answer. */
  void release(int bytes) {
    inFlight.release(bytes);
  }

  /** From now on none is taken in. */
  void close() {
    inFlight.close();
  }
}
