package dev.rhenea.worlds.simulation;

import dev.rhenea.environment.NodeId;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** I8: a core of nodes that just suffices is healed, the rest breaks, and the log has to move. */
record LivenessPhase(
    Schedule schedule, Liveness liveness, Clients clients, Watch watch, Course course) {
  private static final int PROBES = 3;

  /**
   * Ends when the log has moved.
   *
   * @throws Hopeless if all nodes together would not suffice
   * @throws Stuck if it could have moved and has not
   */
  void run() {
    clients.running().forEach(Participant::stop);
    Optional<FaultKind> others = schedule.core().others();
    course.disturbances().endAll();
    if (!suffices(schedule.cluster().nodes())) {
      throw new Hopeless();
    }
    for (int i = 0; i < PROBES; i++) {
      List<NodeId> core =
          others.isEmpty() ? schedule.core().order() : liveness.core(watch.newest().record());
      List<NodeId> rest = new ArrayList<>(schedule.cluster().nodes());
      rest.removeAll(core);
      others.ifPresent(kind -> course.disturbances().endAllBut(kind, rest));
      if (isAlive(core.getFirst())) {
        return;
      }
      // A candidate made before may have been installed meanwhile, bound to nodes that are not
      // core.
      if (suffices(core)) {
        throw new Stuck(
            "%s are up, which suffices, and no append, tail and read succeeded in %d s: %s"
                .formatted(core, Course.BOUND.toSeconds(), watch.newest().chain().active()));
      }
      course.disturbances().endAll();
      course.runFor(Course.CALM);
    }
  }

  private boolean suffices(List<NodeId> core) {
    return liveness.suffices(new LinkedHashSet<>(core), watch.newest().record());
  }

  private boolean isAlive(NodeId node) {
    AtomicBoolean alive = new AtomicBoolean();
    clients.probe(node, () -> alive.set(true));
    return course.runUntil(alive::get, Course.BOUND);
  }
}
