package dev.rhenea.worlds.simulation;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.ReconfigResult;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.worlds.schedule.Call;
import dev.rhenea.worlds.schedule.Request;
import dev.rhenea.worlds.schedule.Schedule;
import java.time.Duration;
import java.util.Set;

/**
 * Everything is healed, every switch that was asked for is made, and every client reads everything.
 *
 * @param switched the switches that are made
 */
record CalmPhase(
    World world, Schedule schedule, Clients clients, Course course, Set<Call> switched) {
  private static final int SWITCH_ATTEMPTS = 30;
  private static final Duration RETRY = Duration.ofMillis(200);

  /**
   * @throws Stuck if a client cannot open the log
   * @throws Unavailable if something does not answer
   */
  void run() throws Unavailable {
    course.disturbances().endAll();
    if (!course.runUntil(clients::areComplete, Course.BOUND)) {
      throw new Stuck(clients + " can open the log");
    }
    course.runFor(Course.CALM);
    for (Call call : schedule.calls()) {
      if (call.request() instanceof Request.Switch(ProtocolSpec target)) {
        finish(call, target);
      }
    }
    for (Participant client : clients.running()) {
      world.await(client.finish());
    }
  }

  private void finish(Call call, ProtocolSpec target) throws Unavailable {
    VirtualLog log = clients.on(call.client()).orElseThrow().log().log();
    for (int i = 0; i < SWITCH_ATTEMPTS && !switched.contains(call); i++) {
      if (world.await(log.reconfigExtend(target)) instanceof ReconfigResult.Installed) {
        switched.add(call);
      } else {
        course.runFor(RETRY);
      }
    }
  }
}
