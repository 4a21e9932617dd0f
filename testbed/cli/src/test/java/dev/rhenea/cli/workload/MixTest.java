package dev.rhenea.cli.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.bench.load.Operation.Kind;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The production mix of the paper, section 5. */
class MixTest {
  private final List<Mix.Step> steps =
      LongStream.range(0, 100_000).mapToObj(new Mix(1, 256)::step).toList();

  @Test
  void threeQuartersAreReads() {
    long reads = steps.stream().filter(step -> step.kind() == Kind.READ).count();
    assertThat(reads).isBetween(73_500L, 74_500L);
  }

  @Test
  void sizesHaveTheirMedianAndTheirLimit() {
    int[] sizes = steps.stream().mapToInt(Mix.Step::bytes).sorted().toArray();
    assertThat(sizes[sizes.length / 2]).isBetween(480, 520);
    assertThat(sizes[0]).isGreaterThanOrEqualTo(StampedValue.LEAST);
    assertThat(sizes[sizes.length - 1]).isBetween(100_000, 150_000);
  }

  @Test
  void allKeysAreUsed() {
    assertThat(steps.stream().map(Mix.Step::key).distinct())
        .containsExactlyInAnyOrderElementsOf(TableLoad.keys());
  }

  @Test
  void oneSeedIsOneSequence() {
    assertThat(new Mix(1, 256).step(17)).isEqualTo(steps.get(17));
    assertThat(LongStream.range(0, 100).mapToObj(new Mix(2, 256)::step).toList())
        .isNotEqualTo(steps.subList(0, 100));
  }
}
