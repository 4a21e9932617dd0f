package dev.rhenea.cli.verify.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.environment.NodeId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A run that is asked for faults has to have them all, however short it is. */
class TimetableTest {
  private static final List<NodeId> NODES = ClusterPlan.nodes(5);
  private static final Pace PACE = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(2));
  private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);

  private static Timetable draw(Set<Fault> faults, long seconds, long seed) {
    return Timetable.draw(
        faults, NODES, new Repertoire.Usual(NODES), Duration.ofSeconds(seconds), PACE, seed);
  }

  @Test
  void everyFaultHasItsTurn() {
    for (long seconds : List.of(2, 5, 20, 300)) {
      for (long seed = 0; seed < 50; seed++) {
        assertThat(counts(draw(ALL, seconds, seed))).containsOnlyKeys(ALL);
      }
    }
  }

  @Test
  void moreTimeHasMoreOfThem() {
    Map<Fault, Integer> counts = counts(draw(EnumSet.of(Fault.KILL, Fault.SWITCH), 101, 1));
    assertThat(counts).containsExactly(Map.entry(Fault.KILL, 20), Map.entry(Fault.SWITCH, 50));
  }

  @Test
  void whatLastsIsMendedBeforeTheNextBegins() {
    for (long seed = 0; seed < 50; seed++) {
      Optional<Fault> lasts = Optional.empty();
      Duration last = Duration.ZERO;
      for (Timetable.Entry entry : draw(ALL, 60, seed).entries()) {
        assertThat(entry.at()).isBetween(last, Duration.ofSeconds(60));
        last = entry.at();
        switch (entry.strike()) {
          case Strike.Hit(Fault fault, Victims victims) -> {
            assertThat(lasts).isEmpty();
            lasts = Optional.of(fault);
          }
          case Strike.Mend(Fault fault) -> {
            assertThat(lasts).contains(fault);
            lasts = Optional.empty();
          }
          default -> {} // ends by itself
        }
      }
      assertThat(lasts).isEmpty();
    }
  }

  @Test
  void aSeedIsOneTimetableAndAnotherSeedAnother() {
    assertThat(draw(ALL, 20, 1)).isEqualTo(draw(ALL, 20, 1)).isNotEqualTo(draw(ALL, 20, 2));
  }

  @Test
  void withoutFaultsNothingHappens() {
    assertThat(draw(Set.of(), 20, 1).entries()).isEmpty();
  }

  private static Map<Fault, Integer> counts(Timetable timetable) {
    Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    for (Timetable.Entry entry : timetable.entries()) {
      if (!(entry.strike() instanceof Strike.Mend)) {
        counts.merge(entry.strike().fault(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
