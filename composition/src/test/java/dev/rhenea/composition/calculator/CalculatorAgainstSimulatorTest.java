package dev.rhenea.composition.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Written;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.prediction.Cost;
import dev.rhenea.prediction.Step;
import dev.rhenea.simulator.Costs;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is predicted happens: every set of failed nodes is tried, and messages, bytes and delays are
 * counted.
 */
class CalculatorAgainstSimulatorTest {
  private static boolean appends(ProtocolSpec spec, List<NodeId> failed) throws Unavailable {
    Trial trial = new Trial(spec);
    failed.forEach(trial.world.faults()::crash);
    for (int i = 0; i < Trial.ROUND; i++) {
      if (!(trial.append(100) instanceof AppendResult.Appended)) {
        return false;
      }
    }
    return true;
  }

  private static boolean seals(ProtocolSpec spec, List<NodeId> failed) throws Unavailable {
    Trial trial = new Trial(spec);
    failed.forEach(trial.world.faults()::crash);
    try {
      trial.world.await(trial.another().seal());
      return true;
    } catch (Unavailable down) {
      return false;
    }
  }

  /** All that is in it: an entry alone may be where nothing failed. */
  private static boolean reads(ProtocolSpec spec, List<NodeId> failed) throws Unavailable {
    Trial trial = new Trial(spec);
    failed.forEach(trial.world.faults()::crash);
    try {
      Loglet reader = trial.another();
      LogletOffset tail = trial.world.await(reader.checkTail()).offset();
      LogletOffset next = LogletOffset.ZERO;
      while (next.compareTo(tail) < 0) {
        ReadResult result = trial.world.await(reader.readNext(next, tail, 1 << 20));
        next = ((ReadResult.Entries) result).next();
      }
      return true;
    } catch (Unavailable down) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "memory(n1)",
        "native(n1)",
        "native(n1, sequencer: n2)",
        "native(n1, n2, n3)",
        "native(n1, n2, n3, sequencer: n4)",
        "native(n1, n2, n3, n4, n5, sequencer: n5)",
        "stripe(memory(n1), memory(n2), memory(n1))",
        "stripe(native(n1, n2, n3), native(n1, n2, n3, sequencer: n2))",
        "stripe(memory(n4), native(n1, n2, n3))",
        "stripe(stripe(memory(n1), memory(n2)), memory(n3), native(n2, n3, n4))",
        "checksum(compress(native(n1, n2, n3)))",
        "mirror(memory(n1), memory(n2), conductor: n3)",
        "mirror(native(n1, n2, n3), memory(n4))",
        "stripe(mirror(memory(n1), memory(n2)), mirror(memory(n2), memory(n3), conductor: n1))",
        "parity(2, memory(n1), memory(n2), memory(n3), conductor: n4)",
        "parity(2, native(n1, n2, n3), memory(n4), memory(n2))",
        "parity(2, memory(n1), memory(n2), memory(n3), memory(n4), conductor: n5)",
        "parity(3, memory(n1), native(n2), memory(n3), memory(n4), memory(n5))",
        "parity(2, mirror(memory(n1), memory(n2)), memory(n3), memory(n4))",
        "cache(throttle(faulty(memory(n1)), entries: 1000))"
      })
  void everySetOfFailedNodesIsSurvivedIfItIsPredicted(String text) throws Unavailable {
    ProtocolSpec spec = Written.spec(text);
    Calculation calculation = Calculation.of(spec, Written.CATALOGUE);
    List<NodeId> nodes = List.copyOf(spec.nodes());
    for (int set = 0; set < 1 << nodes.size(); set++) {
      int failing = set;
      List<NodeId> failed =
          IntStream.range(0, nodes.size())
              .filter(i -> (failing >> i & 1) == 1)
              .mapToObj(nodes::get)
              .toList();
      List<NodeId> alive = nodes.stream().filter(node -> !failed.contains(node)).toList();
      assertThat(List.of(appends(spec, failed), seals(spec, failed), reads(spec, failed)))
          .as("%s without %s: append, seal, read", text, failed)
          .isEqualTo(
              Stream.of(calculation.append(), calculation.seal(), calculation.read())
                  .map(step -> step.orElseThrow().needs().isMet(alive))
                  .toList());
    }
  }

  /** What a call did. */
  private record Counted(
      double messages, double bytes, Duration took, SortedMap<NodeId, Double> load) {}

  private interface Action {
    void run(Trial trial) throws Unavailable;
  }

  /** Nothing. */
  private static final Action NOTHING = trial -> {};

  /**
   * Counts calls, each alone.
   *
   * @param before what is done before each, and not counted
   */
  private static Counted count(ProtocolSpec spec, int calls, Action before, Action call)
      throws Unavailable {
    Trial trial = new Trial(spec);
    long messages = 0;
    long bytes = 0;
    long longest = 0;
    for (int i = 0; i < calls; i++) {
      before.run(trial);
      trial.world.runFor(Trial.REST);
      Costs costs = trial.world.costs();
      long begin = trial.world.now();
      trial.counting = true;
      call.run(trial);
      longest = Math.max(longest, trial.world.now() - begin);
      trial.world.runFor(Trial.REST);
      trial.counting = false;
      messages += trial.world.costs().since(costs).messages();
      bytes += trial.world.costs().since(costs).bytes();
    }
    SortedMap<NodeId, Double> load = new TreeMap<>();
    trial.load.forEach((node, count) -> load.put(node, (double) count / calls));
    return new Counted(
        (double) messages / calls, (double) bytes / calls, Duration.ofNanos(longest), load);
  }

  private static void assertCost(String what, Counted counted, Step step, List<NodeId> nodes) {
    Cost cost = step.cost().orElseThrow();
    assertThat(counted.messages).as(what + ": messages").isCloseTo(cost.count(), within());
    assertThat(counted.took.toMillis())
        .as(what + ": delays and writes")
        .isEqualTo(
            cost.delays() * Trial.DELAY.toMillis() + cost.durableWrites() * Trial.WRITE.toMillis());
    for (NodeId node : nodes) {
      assertThat(counted.load.getOrDefault(node, 0.0))
          .as(what + ": messages of " + node)
          .isCloseTo(cost.load(node), within());
    }
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "memory(n1)",
        "native(n1)",
        "native(n1, sequencer: n2)",
        "native(n1, n2, n3)",
        "native(n1, n2, n3, sequencer: n2)",
        "native(n1, n2, n3, sequencer: n4)",
        "native(n1, n2, n3, n4, n5)",
        "stripe(memory(n1), memory(n2), memory(n3))",
        "stripe(native(n1, n2, n3), native(n1, n2, n3, sequencer: n2))",
        "stripe(native(n1, n2, n3), native(n4, n5, n6))",
        "stripe(memory(n4), native(n1, n2, n3))",
        "stripe(stripe(memory(n1), memory(n2)), memory(n3), native(n4, n5, n6))",
        "checksum(native(n1, n2, n3))",
        "mirror(memory(n1), memory(n2), conductor: n3)",
        "mirror(memory(n1), memory(n2))",
        "mirror(native(n1, n2, n3), memory(n4))",
        "mirror(native(n1, n2, n3), native(n4, n5, n6), conductor: n4)",
        "parity(2, memory(n1), memory(n2), memory(n3), conductor: n4)",
        "parity(2, memory(n1), memory(n2), memory(n3))",
        "parity(3, native(n1, n2, n3), memory(n4), memory(n5), memory(n6))",
        "parity(2, native(n1, n2, n3), native(n4, n5, n6), native(n7), conductor: n4)",
        "mirror(mirror(memory(n1), memory(n2), conductor: n3), memory(n4))",
        "checksum(parity(2, mirror(memory(n1), memory(n2)), memory(n3), memory(n4)))",
        "encrypt(stripe(checksum(memory(n1)), memory(n2)), key: file(\"log.key\"))",
        "cache(throttle(faulty(memory(n1)), entries: 1000))"
      })
  void everyCountIsAsPredicted(String text) throws Unavailable {
    ProtocolSpec spec = Written.spec(text);
    Calculation calculation = Calculation.of(spec, Written.CATALOGUE);
    List<NodeId> nodes = List.copyOf(spec.nodes());
    Step append = calculation.append().orElseThrow();
    Counted small = count(spec, Trial.ROUND, NOTHING, trial -> trial.append(1000));
    Counted large = count(spec, Trial.ROUND, NOTHING, trial -> trial.append(3000));
    assertCost("append", small, append, nodes);
    double copies = append.cost().orElseThrow().bytes(1) - append.cost().orElseThrow().bytes(0);
    assertThat(large.bytes - small.bytes)
        .as("bytes of the entry that travel")
        .isCloseTo(2000 * copies, headers(small));
    assertCost(
        "seal",
        count(spec, 1, NOTHING, trial -> trial.world.await(trial.another().seal())),
        calculation.seal().orElseThrow(),
        nodes);
    assertCost(
        "read",
        count(spec, Trial.ROUND, trial -> trial.append(100), trial -> trial.readLast(trial.loglet)),
        calculation.read().orElseThrow(),
        nodes);
  }

  /** Numbers in a header take one byte more or less. */
  private static Offset<Double> headers(Counted counted) {
    return Offset.offset(2 * counted.messages);
  }

  /** What a filter adds to an entry travels with every copy of it. */
  @Test
  void whatAFilterAddsTravels() throws Unavailable {
    String child = "stripe(native(n1, n2, n3), memory(n4))";
    ProtocolSpec spec = Written.spec("encrypt(%s, key: file(\"log.key\"))".formatted(child));
    Counted without = count(Written.spec(child), Trial.ROUND, NOTHING, trial -> trial.append(1000));
    Counted with = count(spec, Trial.ROUND, NOTHING, trial -> trial.append(1000));
    double added = appendBytes(spec, 1000) - appendBytes(Written.spec(child), 1000);
    assertThat(added).isGreaterThan(headers(with).value);
    assertThat(with.bytes - without.bytes).isCloseTo(added, headers(with));
  }

  private static double appendBytes(ProtocolSpec spec, int size) {
    return Calculation.of(spec, Written.CATALOGUE)
        .append()
        .flatMap(Step::cost)
        .orElseThrow()
        .bytes(size);
  }
}
