package dev.rhenea.worlds.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Composition;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.worlds.schedule.Core;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Repertoire;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.ScheduleReader;
import dev.rhenea.worlds.schedule.Swarm;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Swarms of simulated logs: safety, then liveness with a core that just suffices (I1 to I8). */
class SimulationTest {
  private static final Simulation SIMULATION = Simulation.ofOurs();
  private static final Swarm SWARM =
      new Swarm(SIMULATION.catalogue(), new Repertoire.Mixed(), EnumSet.allOf(FaultKind.class), 3);

  @Test
  void theFirstSeedsAreValid() {
    List<SimulatedRun> runs =
        LongStream.rangeClosed(1, 20)
            .parallel()
            .mapToObj(seed -> SIMULATION.run(SWARM.draw(seed)))
            .toList();
    assertThat(runs).allMatch(SimulatedRun::isValid).allMatch(run -> run.switches() == 3);
    assertThat(runs).anyMatch(run -> run.coverage().containsKey("Repair.Finished"));
    assertThat(runs).anyMatch(run -> run.coverage().containsKey("Modification.Published"));
  }

  @Test
  void oneScheduleIsOneRunWhoeverLooksOn() {
    Schedule schedule = SWARM.draw(3);
    assertThat(SIMULATION.run(schedule, new Spectator() {}).hash())
        .isEqualTo(SIMULATION.run(schedule).hash());
  }

  /** Positions of fillers are no holes, and stripes do not keep the order of issue. */
  @Test
  void aStripeIsHeldToWhatItPromises() {
    Simulation simulation = new Simulation(Catalogue.load());
    ProtocolSpec stripe =
        switch (Composition.parse(
            "stripe(native(n1, n2, n3), memory(n4))", simulation.catalogue(), Optional.empty())) {
          case Composition.Parsed.Accepted(ProtocolSpec spec) -> spec;
          case Composition.Parsed.Refused refused -> throw new AssertionError(refused);
        };
    Swarm swarm =
        new Swarm(
            simulation.catalogue(), new Repertoire.One(stripe), EnumSet.allOf(FaultKind.class), 1);
    assertThat(LongStream.rangeClosed(1, 3).mapToObj(seed -> simulation.run(swarm.draw(seed))))
        .allMatch(SimulatedRun::isValid);
  }

  @Test
  void whatNobodyWouldWriteIsValid() {
    Simulation simulation = new Simulation(Catalogue.load());
    Swarm swarm =
        new Swarm(
            simulation.catalogue(), new Repertoire.Random(), EnumSet.allOf(FaultKind.class), 3);
    Set<String> copies = ConcurrentHashMap.newKeySet();
    Spectator collector =
        new Spectator() {
          @Override
          public void adopted(long time, Stored chain) {
            chain.chain().segments().stream()
                .map(Segment::created)
                .filter(SimulationTest::isUnconducted)
                .forEach(copy -> copies.add(copy.protocol()));
          }
        };
    List<SimulatedRun> runs =
        LongStream.rangeClosed(1, 8)
            .parallel()
            .mapToObj(seed -> simulation.run(swarm.draw(seed), collector))
            .toList();
    assertThat(runs).allMatch(SimulatedRun::isValid);
    assertThat(runs.stream().flatMap(run -> run.schedule().compositions().stream()))
        .extracting(ProtocolSpec::protocol)
        .contains("stripe", "mirror", "parity", "checksum", "compress");
    assertThat(copies).isNotEmpty();
  }

  /** Written in lockstep, by nobody who conducts it: a copy of a closed segment. */
  private static boolean isUnconducted(ProtocolSpec created) {
    return Set.of("mirror", "parity").contains(created.protocol())
        && created.argument("conductor").isEmpty();
  }

  /**
   * I8, V8: a fenced sequencer, one LogServer and both spares that cannot read their disks. The log
   * went from one useless spare to the other, for each attempt forgot what the one before had
   * shown. Found by the swarm over random compositions, seed 36.
   */
  @Test
  void theLogFindsTheMembersThatSuffice() {
    Schedule schedule =
        ScheduleReader.read(
            """
            seed 55
            nodes n1 n2 n3 m1 m2
            keepers m1 m2
            clients n2 n3
            metastore n3 n2 n1
            spares m1 m2
            log memory(m2)
            network 50us +50us late 0.0 by 1ms lost 0.0 twice 0.0
            disks sync 100us +100us read 50us
            core m2 n3 n2 m1 n1 others misread
            at 1232638us n2 switch native(n2, n1, n3)
            at 2420926us n3 append 1 of 1476 bytes
            at 2559830us for 8468750ns crash n2
            """,
            SIMULATION.catalogue());
    assertThat(SIMULATION.run(schedule).violations()).isEmpty();
  }

  /**
   * V10: a LogServer that was slow to write answered a trim when its Loglet was destroyed already,
   * and so that all was trimmed; a reader which did not know of the copy left out what was there.
   * Found by the swarm with clocks that run too fast, seed 453.
   */
  @Test
  void whatIsDestroyedBecauseThereIsACopyIsNotTrimmed() {
    Schedule schedule =
        ScheduleReader.read(
            """
            seed 463
            nodes n1 n2 n3 s1 s2
            clients s2 s1
            metastore s1 s2 n2 n3 n1
            spares n1 n2 n3 s1 s2
            log native(n3, s1, s2)
            network 407us +108us late 0.0 by 16ms lost 0.02 twice 0.02
            disks sync 261us +189us read 73us
            core n2 s1 s2 n3 n1
            at 47805us s2 read 19 from 72%
            at 57018us s2 tail
            at 67596us s2 append 2 of 3005 bytes
            at 89572us s1 append 1 of 1398 bytes
            at 96020us s2 tail
            at 101387us s1 append 1 of 1091 bytes
            at 106456us s1 append 1 of 1806 bytes
            at 243731us s2 append 2 of 1086 bytes
            at 245799us s1 tail
            at 256982us s2 append 2 of 2639 bytes
            at 258540us s2 read 30 from 60%
            at 264827us s2 read 38 from 67%
            at 593856us s2 append 2 of 2902 bytes
            at 596156us s1 trim 59%
            at 622889us s2 append 2 of 1842 bytes
            at 729483us s1 read 71 from 29%
            at 744578us s2 tail
            at 771736us s2 trim 23%
            at 807118us s2 tail
            at 1136783us s1 read 100 from 73%
            at 1137018us s2 modify 20% objects(folder: "/cold")
            at 130830us for 1147ms fast-clock n2 n3 86%
            at 294321us for 665ms isolate metastore minority 4
            at 316788us for 173500us loss everybody 45%
            at 974011us for 54750us slow-disk logservers minority 0 99%
            """,
            SIMULATION.catalogue());
    assertThat(SIMULATION.run(schedule).violations()).isEmpty();
  }

  /** I8: what is not needed is down while the log has to move. */
  @Test
  void theRestStaysBrokenInTheLivenessPhase() {
    Schedule drawn = SWARM.draw(4);
    Schedule schedule =
        drawn.withCore(new Core(drawn.core().order(), Optional.of(FaultKind.CRASH)));
    int[] broken = new int[1];
    SIMULATION.run(
        schedule,
        new Spectator() {
          private String phase = "";

          @Override
          public void phase(long time, String name) {
            phase = name;
          }

          @Override
          public void struck(long time, Fault fault, Collection<NodeId> nodes) {
            broken[0] += phase.equals("liveness") ? nodes.size() : 0;
          }
        });
    assertThat(broken[0]).isPositive();
  }
}
