package dev.rhenea.nativeloglet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.payload.Payload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sequencer's counter and what it still has to send. */
class BacklogTest {
  private final Backlog backlog = new Backlog();

  private static Command command(long number, int size) {
    return new Command(1, number, Payload.wrap(new byte[size]));
  }

  private static List<Long> numbers(List<Command> commands) {
    return commands.stream().map(Command::number).toList();
  }

  @Test
  void positionsCountUpAndSurviveDropping() {
    assertThat(backlog.add(command(0, 1))).isZero();
    assertThat(backlog.add(command(1, 1))).isEqualTo(1);
    backlog.dropBelow(1);
    assertThat(backlog.start()).isEqualTo(1);
    assertThat(backlog.add(command(2, 1))).isEqualTo(2);
    assertThat(numbers(backlog.batch(1, 100))).containsExactly(1L, 2L);
    backlog.dropBelow(99);
    assertThat(backlog.start()).isEqualTo(backlog.next()).isEqualTo(3);
    backlog.dropBelow(1);
    assertThat(backlog.start()).isEqualTo(3);
  }

  @Test
  void batchIsBoundedButTakesAtLeastOne() {
    backlog.add(command(0, 60));
    backlog.add(command(1, 40));
    backlog.add(command(2, 1));
    backlog.add(command(3, 500));
    assertThat(numbers(backlog.batch(0, 100))).containsExactly(0L, 1L);
    assertThat(numbers(backlog.batch(1, 100))).containsExactly(1L, 2L);
    assertThat(numbers(backlog.batch(3, 100))).containsExactly(3L);
  }
}
