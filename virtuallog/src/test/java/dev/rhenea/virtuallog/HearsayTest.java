package dev.rhenea.virtuallog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signs of life that travel as ages. */
class HearsayTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final long S = SECOND.toNanos();

  @Test
  void aSignGrowsOldWhoeverTellsOfIt() {
    Hearsay witness = new Hearsay();
    witness.heard(N1, 100 * S);
    Hearsay other = new Hearsay(); // whose clock shows something else
    other.read(new PayloadReader(told(witness, 103 * S)), -7 * S);
    assertThat(other.isHeard(N1, -7 * S, SECOND.multipliedBy(3))).isTrue();
    assertThat(other.isHeard(N1, -7 * S, SECOND.multipliedBy(2))).isFalse();
    assertThat(other.isHeard(N1, -6 * S, SECOND.multipliedBy(3))).isFalse();
  }

  @Test
  void theYoungestSignCounts() {
    Hearsay hearsay = new Hearsay();
    hearsay.heard(N1, 5 * S);
    hearsay.heard(N1, 3 * S);
    assertThat(hearsay.isHeard(N1, 6 * S, SECOND)).isTrue();
    assertThat(hearsay.isHeard(new NodeId("n2"), 6 * S, SECOND)).isFalse();
  }

  @Test
  void whatIsOldIsNotTold() {
    Hearsay witness = new Hearsay();
    witness.heard(N1, 0);
    assertThat(told(witness, 5 * S).size()).isGreaterThan(told(witness, 6 * S).size());
  }

  @Test
  void whatCannotBeUnderstoodChangesNothing() {
    Hearsay hearsay = new Hearsay();
    Payload strange =
        new PayloadWriter()
            .list(List.of("n1", "no name"), (out, name) -> out.text(name).number(0))
            .toPayload();
    assertThatThrownBy(() -> hearsay.read(new PayloadReader(strange), 0))
        .isInstanceOf(MalformedPayloadException.class)
        .hasMessageContaining("no name");
    assertThat(hearsay.isHeard(N1, 0, SECOND)).isFalse();
  }

  private static Payload told(Hearsay by, long now) {
    return by.write(new PayloadWriter(), now).toPayload();
  }
}
