package dev.rhenea.worlds.simulation;

import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.nativeloglet.NativeLogletProvider;
import dev.rhenea.objects.ObjectsProvider;
import dev.rhenea.paxos.PaxosProvider;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.virtuallog.PingProvider;
import dev.rhenea.worlds.schedule.Schedule;
import java.util.List;

/**
 * Runs schedules over the protocols of a catalogue. The same schedule is the same run, event by
 * event, in every JVM.
 *
 * <p>First comes safety: clients, switches and faults as the schedule has them. Then liveness (I8):
 * a core of nodes that just suffices is healed, the rest stays broken, and an append, a checkTail
 * and a read must succeed in time. Then everything is healed, every switch is brought to its end,
 * and every client reads everything.
 *
 * <p>A run ends at once, as invalid, when a state invariant breaks or a unit reports a bug.
 * Otherwise the log checker judges the history (I1 to I5). It is valid only if every switch asked
 * for was made and every acknowledged append was read.
 *
 * @param catalogue must have {@code paxos}, for the MetaStore
 */
public record Simulation(Catalogue catalogue) {
  /** The protocols of this project that can be simulated. */
  public static Simulation ofOurs() {
    return new Simulation(
        new Catalogue(
            List.of(new MemoryLogletProvider(), new NativeLogletProvider(), new ObjectsProvider()),
            List.of(new PaxosProvider()),
            List.of(new PingProvider())));
  }

  public SimulatedRun run(Schedule schedule) {
    return run(schedule, Spectator.NOBODY);
  }

  /** The same run, with somebody looking on. */
  public SimulatedRun run(Schedule schedule, Spectator spectator) {
    return new Run(catalogue, schedule, spectator).toTheEnd();
  }
}
