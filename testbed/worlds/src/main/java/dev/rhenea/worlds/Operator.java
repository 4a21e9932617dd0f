package dev.rhenea.worlds;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.ReconfigResult;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.SortedMap;

/** An operator on every node who keeps replacing the ordering protocol, without asking anybody. */
final class Operator {
  private final Environment environment;
  private final VirtualLog log;
  private final Duration meanPause;
  private final SortedMap<String, Integer> outcomes;
  private boolean stopped;

  /**
   * @param outcomes counts how reconfigurations ended, by kind
   */
  Operator(
      Environment environment,
      VirtualLog log,
      Duration meanPause,
      SortedMap<String, Integer> outcomes) {
    this.environment = environment;
    this.log = log;
    this.meanPause = meanPause;
    this.outcomes = outcomes;
  }

  void start() {
    double factor = 2 * environment.random().nextDouble();
    environment.timers().after(Duration.ofNanos((long) (meanPause.toNanos() * factor)), this::act);
  }

  void stop() {
    stopped = true;
  }

  private void act() {
    if (stopped) {
      return;
    }
    ProtocolSpec target = Cast.composition(environment.random());
    SegmentId known = log.status().stored().chain().active().id();
    Future<ReconfigResult> switching =
        environment.random().nextBoolean()
            ? log.reconfigExtend(target)
            : log.reconfigExtend(known, target); // perhaps late: must not seal the new segment
    switching.whenDone(
        result -> {
          outcomes.merge(result.getClass().getSimpleName(), 1, Integer::sum);
          start();
        },
        environment::fault);
  }
}
