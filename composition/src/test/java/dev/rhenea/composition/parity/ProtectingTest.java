package dev.rhenea.composition.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Written;
import dev.rhenea.composition.calculator.Calculation;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.spec.ProtocolSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What parity may be made of (S4, M5), and what is proposed when nodes fail (V8). */
class ProtectingTest {
  private static final ParityProvider PROVIDER = new ParityProvider();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parity(2, memory(n1), memory(n2), memory(n3))",
        "parity(3, native(n1, n2, n3), memory(n4), memory(n5), checksum(memory(n6)), conductor: n6)",
      })
  void whatIsPrintedIsReadAgain(String text) {
    assertThat(Composition.print(Written.spec(text), Written.CATALOGUE)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          parity(3, memory(n1), memory(n2), memory(n3)) | parity needs more children than the 3 that are enough to read, not 3
          parity(1, memory(n1), memory(n2), memory(n3)) | k takes a whole number from 2 to 254
          parity(2, memory(n1), memory(n2))             | children takes at least 3 compositions, found 2
          parity(memory(n1), memory(n2), memory(n3))    | k takes a whole number from 2 to 254
          parity(2, memory(n1), stripe(memory(n2), memory(n3)), memory(n4)) | 'stripe' does not keep the order in which appends are issued, and a parity needs it: put it above the parity, not below
          """)
  void whatMakesNoSenseIsRefusedWithTheReason(String text, String problem) {
    assertThat(Written.problems(text)).isNotEmpty();
    assertThat(Written.problems(text).getFirst()).contains(problem);
  }

  @Test
  void aStripeStandsAbove() {
    String parity = "parity(2, memory(n1), memory(n2), memory(n3))";
    assertThat(Written.problems("stripe(%s, %s)".formatted(parity, parity))).isEmpty();
  }

  /** A shard fits each child, and the whole fits one of them. */
  @Test
  void theLargestEntryIsOneWhoseShardsFit() {
    int child =
        Written.CATALOGUE
            .loglet("memory")
            .orElseThrow()
            .traits(Written.spec("memory(n1)"), Written.CATALOGUE)
            .largestEntry();
    LogletTraits traits =
        PROVIDER.traits(
            Written.spec("parity(2, memory(n1), memory(n2), memory(n3))"), Written.CATALOGUE);
    assertThat(traits.largestEntry()).isEqualTo(child);
    assertThat(traits.durability()).isEqualTo(LogletTraits.Durability.NONE);
  }

  /** Acknowledged is what is on all; two of these three children are on disks. */
  @Test
  void theDurabilityIsThatOfSoManyChildren() {
    assertThat(durability("parity(2, memory(n1), native(n2), native(n3))"))
        .isEqualTo(LogletTraits.Durability.FSYNC);
    assertThat(durability("parity(2, memory(n1), memory(n2), native(n3))"))
        .isEqualTo(LogletTraits.Durability.NONE);
  }

  private static LogletTraits.Durability durability(String text) {
    return PROVIDER.traits(Written.spec(text), Written.CATALOGUE).durability();
  }

  @Test
  void aNodeOfTwoChildrenIsWarnedOf() {
    assertThat(warnings("parity(2, memory(n1), memory(n2), memory(n3))")).isEmpty();
    assertThat(warnings("parity(2, memory(n1), memory(n1), memory(n3), conductor: n2)"))
        .contains("losing n1 takes 2 of 3 children away, of which 1 may be lost")
        .anyMatch(warning -> warning.contains("losing n1 alone stops the seal"));
  }

  private static List<String> warnings(String text) {
    return Calculation.of(Written.spec(text), Written.CATALOGUE).warnings();
  }

  /** Each of n children has a k-th of an entry, and what it says of it. */
  @Test
  void theStorageFactorIsThatOfTheShards() {
    double factor =
        Calculation.of(
                Written.spec("parity(2, memory(n1), memory(n2), memory(n3))"), Written.CATALOGUE)
            .storageFactor()
            .orElseThrow();
    assertThat(factor).isEqualTo(1.5 + 3.0 * Shards.OVERHEAD / Calculation.ENTRY_BYTES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parity(2, memory(n1), memory(n2), memory(n3)) | n1 | n4 | parity(2, memory(n4), memory(n2), memory(n3), conductor: n4)
          parity(2, memory(n1), memory(n2), memory(n3)) | n3 |    | mirror(memory(n1), memory(n2), conductor: n1)
          parity(2, memory(n1), memory(n2), memory(n3), memory(n4)) | n3 |    | parity(2, memory(n1), memory(n2), memory(n4), conductor: n1)
          parity(3, memory(n1), memory(n2), memory(n3), memory(n4)) | n3 |    | parity(2, memory(n1), memory(n2), memory(n4), conductor: n1)
          parity(2, memory(n1), memory(n2), memory(n3)) | n1 n2 | | mirror(memory(n3), conductor: n3)
          parity(2, memory(n1), memory(n2), memory(n3)) | n1 n2 n3 | |
          parity(2, native(n1), native(n2), memory(n3), memory(n4)) | n4 | | parity(2, native(n1), native(n2), memory(n3), conductor: n1)
          parity(2, native(n1), native(n2), memory(n3), memory(n4)) | n2 | |
          """)
  void proposalGoesOnWithoutTheFailed(String text, String failed, String spares, String expected) {
    Optional<ProtocolSpec> proposal =
        PROVIDER.propose(Written.spec(text), Written.CATALOGUE, nodes(failed), nodes(spares));
    assertThat(proposal.map(spec -> Composition.print(spec, Written.CATALOGUE)))
        .isEqualTo(Optional.ofNullable(expected));
    proposal.ifPresent(spec -> assertThat(Written.spec(expected)).isEqualTo(spec));
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
