package dev.rhenea.virtuallog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbsenteesTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId M1 = new NodeId("m1");
  private static final NodeId M2 = new NodeId("m2");

  private final Absentees absentees = new Absentees();

  @Test
  void whoeverIsMissedIsRememberedUntilACandidateIsMade() {
    absentees.missedByOurs(List.of(M1, N1));
    absentees.missedByOurs(List.of(M2, N1));
    assertThat(absentees.nodes()).containsExactly(M1, N1, M2);
    absentees.made();
    assertThat(absentees.nodes()).isEmpty();
  }

  @Test
  void theBestThatFailsAllTheSamePutsTheOthersInDoubt() {
    absentees.missedByOurs(List.of(M1));
    absentees.missedByOurs(List.of(N1));
    absentees.missedByOurs(List.of(N1));
    assertThat(absentees.nodes()).containsExactly(N1);
  }

  /** Seed 36 of the swarm over random compositions. */
  @Test
  void aCandidateProposedInIgnoranceIsNoEvidence() {
    absentees.missedByOurs(List.of(M1, N1));
    absentees.missedByOurs(List.of(M2, N1));
    absentees.missedByPending(List.of(M2, N1));
    assertThat(absentees.nodes()).containsExactly(M1, N1, M2);
  }
}
