package dev.rhenea.node.table;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.virtuallog.Lsn;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets reads share the question where the log ends. An answer serves only those who asked before
 * the question was put: one that was under way already may miss a write that has completed since.
 */
final class SharedTail {
  private final Environment environment;
  private final Supplier<Future<Lsn>> checkTail;
  private boolean asking;
  private @Nullable Promise<Lsn> next;

  SharedTail(Environment environment, Supplier<Future<Lsn>> checkTail) {
    this.environment = environment;
    this.checkTail = checkTail;
  }

  /** A tail above every write that completed before this call. */
  Future<Lsn> ask() {
    Promise<Lsn> answer = next == null ? environment.promise() : next;
    next = answer;
    if (!asking) {
      put(answer);
    }
    return answer;
  }

  private void put(Promise<Lsn> answer) {
    next = null;
    asking = true;
    Future<Lsn> tail = checkTail.get();
    tail.forward(answer);
    tail.whenDone(() -> {
      asking = false;
      if (next != null) {
        put(next);
      }
    });
  }
}
