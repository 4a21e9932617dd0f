package dev.rhenea.composition.part;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Promise;
import dev.rhenea.loglet.AppendResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** Appends under way, each answered by its deadline. Loop-confined. */
public final class Outstanding {
  private final Environment environment;
  private final Duration deadline;

  /** With the time at which each is given up; that is in the order of issue, so one timer does. */
  private final SequencedMap<Promise<AppendResult>, Long> appends = new LinkedHashMap<>();

  private boolean armed;

  /** For a handle whose calls end within {@code deadline}. */
  public Outstanding(Environment environment, Duration deadline) {
    this.environment = environment;
    this.deadline = deadline;
  }

  /**
   * An append that begins.
   *
   * @param why it is not done, asked when the deadline comes
   */
  public Promise<AppendResult> begin(Supplier<Diagnosis> why) {
    Promise<AppendResult> append = environment.promise();
    appends.put(append, environment.timers().now() + deadline.toNanos());
    append.whenDone(() -> appends.remove(append));
    arm(why);
    return append;
  }

  /** Ends everything as indeterminate. */
  public void close() {
    Diagnosis closed = Diagnosis.of("the handle was closed during the append");
    List.copyOf(appends.sequencedKeySet())
        .forEach(append -> append.complete(new AppendResult.Indeterminate(closed)));
  }

  private void arm(Supplier<Diagnosis> why) {
    if (!armed && !appends.isEmpty()) {
      armed = true;
      long left = appends.firstEntry().getValue() - environment.timers().now();
      environment.timers().after(Duration.ofNanos(Math.max(0, left)), () -> expire(why));
    }
  }

  private void expire(Supplier<Diagnosis> why) {
    armed = false;
    long now = environment.timers().now();
    for (Map.Entry<Promise<AppendResult>, Long> append : List.copyOf(appends.sequencedEntrySet())) {
      if (append.getValue() > now) {
        break;
      }
      append.getKey().complete(new AppendResult.Indeterminate(why.get()));
      appends.remove(append.getKey());
    }
    arm(why);
  }
}
