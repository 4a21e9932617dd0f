package dev.rhenea.composition.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Written;
import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mirror may be made of (S4, M5), and what is proposed when nodes fail (V8). */
class MirroringTest {
  @Test
  void aStripeStandsAboveAMirrorNotBelow() {
    assertThat(Written.problems("stripe(mirror(memory(n1), memory(n2)))")).isEmpty();
    assertThat(Written.problems("mirror(stripe(memory(n1), memory(n2)), memory(n3))"))
        .singleElement()
        .asString()
        .contains(
            "'stripe' does not keep the order in which appends are issued", "above the mirror");
  }

  @Test
  void theConductorIsTheFirstNodeUnlessNamed() {
    assertThat(conductor("mirror(native(n2, n1, n3), memory(n4))")).isEqualTo("n2");
    assertThat(conductor("mirror(memory(n1), memory(n2), conductor: n9)")).isEqualTo("n9");
  }

  private static String conductor(String text) {
    return new Mirroring(Written.spec(text)).lockstep().conductor().orElseThrow().id().toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mirror(memory(n1), memory(n2))         | n1 | n3 | mirror(memory(n3), memory(n2), conductor: n3)
          mirror(memory(n1), memory(n2))         | n1 |    | mirror(memory(n2), conductor: n2)
          mirror(native(n1, n2, n3), memory(n4)) | n4 | n5 | mirror(native(n1, n2, n3), memory(n5), conductor: n1)
          mirror(memory(n1), memory(n2), conductor: n3) | n3 | | mirror(memory(n1), memory(n2), conductor: n1)
          mirror(memory(n1), memory(n2))         | n1 n2 | |
          mirror(native(n1, n2, n3), memory(n4)) | n4 |    | mirror(native(n1, n2, n3), conductor: n1)
          mirror(native(n1, n2, n3), memory(n4)) | n3 |    | mirror(native(n1, n2, n3), memory(n4), conductor: n1)
          mirror(native(n1, n2, n3), memory(n4)) | n2 n3 | |
          mirror(native(n1, n2, n3), memory(n4)) | n3 | n5 | mirror(native(n1, n2, n5), memory(n4), conductor: n1)
          """)
  void proposalGoesOnWithoutTheFailed(String text, String failed, String spares, String expected) {
    Optional<ProtocolSpec> proposal =
        new MirrorProvider()
            .propose(Written.spec(text), Written.CATALOGUE, nodes(failed), nodes(spares));
    assertThat(proposal.map(spec -> Composition.print(spec, Written.CATALOGUE)))
        .isEqualTo(Optional.ofNullable(expected));
  }

  private static SequencedSet<NodeId> nodes(String names) {
    List<NodeId> nodes =
        Stream.ofNullable(names)
            .flatMap(all -> Stream.of(all.split(" ")))
            .map(NodeId::new)
            .toList();
    return new LinkedHashSet<>(nodes);
  }
}
