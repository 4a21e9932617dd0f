package dev.rhenea.quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {
  private static final List<NodeId> MEMBERS = Stream.of("n3", "n1", "n2").map(NodeId::new).toList();
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final NodeId N3 = new NodeId("n3");

  private final Tally<String> empty = Tally.of(new Majority(MEMBERS));

  /** Replies of n1, n2, n3 ("-" is silence): is there a quorum of any answer, of "yes"? */
  @ParameterizedTest
  @CsvSource({
    "-, -, -, false, false",
    "yes, -, -, false, false",
    "yes, no, -, true, false",
    "no, no, no, true, false",
    "yes, -, yes, true, true",
    "yes, no, yes, true, true",
    "yes, yes, yes, true, true"
  })
  void decisions(String n1, String n2, String n3, boolean answered, boolean agreed) {
    Tally<String> tally = with(with(with(empty, N1, n1), N2, n2), N3, n3);
    assertThat(tally.quorum()).isEqualTo(answered);
    assertThat(tally.quorum("yes"::equals)).isEqualTo(agreed);
  }

  private static Tally<String> with(Tally<String> tally, NodeId node, String reply) {
    return reply.equals("-") ? tally : tally.with(node, reply);
  }

  @Test
  void latestReplyOfAMemberCounts() {
    Tally<String> tally = empty.with(N1, "no").with(N2, "yes").with(N1, "yes");
    assertThat(tally.quorum("yes"::equals)).isTrue();
    assertThat(tally.replies()).containsExactly("yes", "yes");
    assertThat(tally.of(N1)).contains("yes");
    assertThat(tally.of(N3)).isEmpty();
  }

  @Test
  void tallyIsAValue() {
    Tally<String> one = empty.with(N1, "yes");
    assertThat(empty.replies()).isEmpty();
    assertThat(one.with(N2, "yes").replies()).hasSize(2);
    assertThat(one.replies()).hasSize(1);
  }

  @Test
  void missingMembersAreInTheOrderOfTheSystem() {
    assertThat(empty.missing()).containsExactly(N3, N1, N2);
    assertThat(empty.with(N1, "no").missing()).containsExactly(N3, N2);
    assertThat(empty.with(N3, "yes").with(N1, "yes").having("yes"::equals)).containsExactly(N1, N3);
  }

  @Test
  void strangersAreRefused() {
    assertThatThrownBy(() -> empty.with(new NodeId("n9"), "yes"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
