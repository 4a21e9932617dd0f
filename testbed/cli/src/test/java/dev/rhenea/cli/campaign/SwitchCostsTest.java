package dev.rhenea.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.bench.load.Interruption;
import dev.rhenea.bench.load.Operation.Kind;
import dev.rhenea.bench.load.Outcome;
import dev.rhenea.bench.load.Sample;
import dev.rhenea.bench.load.Samples;
import dev.rhenea.cli.client.SwitchSteps;
import dev.rhenea.cli.live.Chronicle.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwitchCostsTest {
  private static final long MS = 1_000_000;

  private static Change change(String from, String to, long began, double downtime) {
    return new Change(
        from + "(n1)",
        to + "(n1)",
        "asked",
        began * MS,
        (began + 10) * MS,
        Optional.of(new SwitchSteps(1, 2, 3, 4, 5, downtime)));
  }

  @Test
  void eachKindOfSwitchHasItsOwnDistribution() {
    List<Change> changes = new ArrayList<>();
    List<Interruption> interruptions = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      changes.add(change("native", "native", 1000L * i, i));
      interruptions.add(new Interruption(2L * i * MS, 0));
    }
    changes.add(change("native", "zookeeper", 500_000, 7));
    interruptions.add(new Interruption(9 * MS, 0));
    changes.add(new Change("zookeeper(n1)", "native(n1)", "asked", 0, MS));
    interruptions.add(new Interruption(3 * MS, 0));
    assertThat(SwitchCosts.table(changes, interruptions))
        .contains(
            "| native to native | 100 | 100.0 / 190.0 / 198.0 | 50.0 / 95.0 / 99.0"
                + " | 3.0 / 3.0 / 3.0 | 4.0 / 4.0 / 4.0 | 5.0 / 5.0 / 5.0 | 1.0 / 1.0 / 1.0"
                + " | 2.0 / 2.0 / 2.0 |",
            "| native to zookeeper | 1 | 9.0 / 9.0 / 9.0 | 7.0 / 7.0 / 7.0"
                + " | 3.0 / 3.0 / 3.0 | 4.0 / 4.0 / 4.0 | 5.0 / 5.0 / 5.0 | 1.0 / 1.0 / 1.0"
                + " | 2.0 / 2.0 / 2.0 |",
            "| zookeeper to native | 1 | 3.0 / 3.0 / 3.0 | - | - | - | - | - | - |");
  }

  @Test
  void whatWasDueBesideSwitchesIsTakenTogether() {
    List<Sample> samples = new ArrayList<>();
    for (long due = 0; due < 2000; due++) { // one a millisecond, slow from 1000 to 1010
      long latency = due >= 1000 && due < 1010 ? 40 * MS : MS;
      samples.add(new Sample(Kind.WRITE, Outcome.OK, due * MS, due * MS, due * MS + latency));
    }
    List<String> lines =
        SwitchCosts.surroundings(
            List.of(change("native", "native", 1000, 5)), new Samples(samples));
    assertThat(lines.get(2)).startsWith("| before a switch | 1.00 ms | ").endsWith(" | 1,000/s |");
    assertThat(lines.get(3)).endsWith(" | 40.0 ms | 1,000/s |");
    assertThat(lines.get(4)).contains(" | 1.00 ms | 1,000/s |");
  }
}
