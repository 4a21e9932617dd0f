package dev.rhenea.nativeloglet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.quorum.Majority;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sequencer's commit rule (Delos, section 4; rule N2). */
class QuorumTailTest {
  private static Majority members(int count) {
    return new Majority(IntStream.range(0, count).mapToObj(i -> new NodeId("n" + i)).toList());
  }

  private static long of(long... reached) {
    Majority quorums = members(reached.length);
    return QuorumTail.of(quorums, node -> reached[quorums.members().indexOf(node)]);
  }

  @ParameterizedTest
  @CsvSource({"7, 0, 0, 0", "7, 3, 0, 3", "7, 3, 5, 5", "3, 3, 3, 3", "0, 9, 9, 9"})
  void isWhatTwoOfThreeHaveReached(long first, long second, long third, long expected) {
    assertThat(of(first, second, third)).isEqualTo(expected);
  }

  /** Against the definition: the highest number that a quorum has reached. */
  @Test
  void agreesWithTheDefinition() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 1000; round++) {
      int size = 2 * random.nextInt(4) + 1;
      long[] reached = LongStream.generate(() -> random.nextLong(6)).limit(size).toArray();
      Majority quorums = members(size);
      long naive =
          LongStream.range(0, 6)
              .filter(tail ->
                  quorums.isQuorum(
                      quorums.members().stream()
                          .filter(node -> reached[quorums.members().indexOf(node)] >= tail)
                          .toList()))
              .max()
              .orElseThrow();
      assertThat(of(reached)).isEqualTo(naive);
    }
  }
}
