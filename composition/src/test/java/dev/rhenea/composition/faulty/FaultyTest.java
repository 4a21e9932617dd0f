package dev.rhenea.composition.faulty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Opened;
import dev.rhenea.composition.Written;
import dev.rhenea.composition.WrittenContract;
import dev.rhenea.contract.LogletSimulation;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FaultyTest {
  /** Coming late is nothing that the contract forbids. */
  @Nested
  class Delayed implements WrittenContract {
    @Override
    public String text() {
      return "faulty(memory(n1), delay: 300us)";
    }
  }

  private record Misfortunes() implements WrittenContract {
    @Override
    public String text() {
      return "faulty(native(n1, n2, n3), lost: 0.02, unanswered: 0.02, refused: 0.02, delay: 1ms)";
    }

    @Override
    public int tolerated() {
      return 1;
    }
  }

  /** Whatever happens on the way, answers are true: only liveness (O5) may suffer. */
  @Test
  void safetyDoesNotSuffer() {
    int complete = 0;
    for (int seed = 0; seed < 30; seed++) {
      List<String> broken = LogletSimulation.run(new Misfortunes(), seed);
      assertThat(broken).as("seed %d", seed).allMatch(each -> each.startsWith("O5:"));
      complete += broken.isEmpty() ? 1 : 0;
    }
    assertThat(complete).as("runs that could be judged").isGreaterThan(15);
  }

  private static final Payload ENTRY = Payload.utf8("entry");
  private static final AppendResult REFUSED = new AppendResult.Rejected(new Rejection.Overloaded());

  @Test
  void refusedIsNeverWritten() throws Unavailable {
    Opened opened = Opened.of("faulty(memory(n1), refused: 1)", 1);
    assertThat(opened.world().await(opened.handle().append(ENTRY))).isEqualTo(REFUSED);
    assertThat(written(opened)).isZero();
  }

  @Test
  void lostIsNeverWrittenAndNeverCertain() throws Unavailable {
    Opened opened = Opened.of("faulty(memory(n1), lost: 1)", 1);
    assertThat(opened.world().await(opened.handle().append(ENTRY)))
        .isInstanceOf(AppendResult.Indeterminate.class);
    assertThat(written(opened)).isZero();
  }

  @Test
  void unansweredIsWrittenAndNeverCertain() throws Unavailable {
    Opened opened = Opened.of("faulty(memory(n1), unanswered: 1)", 1);
    assertThat(opened.world().await(opened.handle().append(ENTRY)))
        .isInstanceOf(AppendResult.Indeterminate.class);
    assertThat(written(opened)).isEqualTo(1);
  }

  private static long written(Opened opened) throws Unavailable {
    return opened.world().await(opened.child().checkTail()).offset().value();
  }

  /** The shares are what was asked for, and a seed draws the same again. */
  @Test
  void theSeedDrawsWhatHappens() throws Unavailable {
    List<AppendResult> first = appends(7);
    assertThat(appends(7)).isEqualTo(first);
    assertThat(appends(8)).isNotEqualTo(first);
    assertThat(first.stream().filter(REFUSED::equals).count()).isBetween(60L, 140L);
  }

  private static List<AppendResult> appends(long seed) throws Unavailable {
    Opened opened = Opened.of("faulty(memory(n1), refused: 0.25)", seed);
    Loglet loglet = opened.handle();
    List<AppendResult> results = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      results.add(opened.world().await(loglet.append(ENTRY)));
    }
    assertThat(results)
        .filteredOn(result -> !result.equals(REFUSED))
        .extracting(result -> ((AppendResult.Appended) result).offset())
        .startsWith(LogletOffset.ZERO)
        .hasSize((int) written(opened));
    return results;
  }

  @Test
  void sharesAreChecked() {
    assertThat(Written.problems("faulty(memory(n1), lost: 0.7, refused: 0.4)"))
        .containsExactly(
            "1:40: faulty: lost, unanswered and refused are shares of all calls: at most 1"
                + " together");
    assertThat(Written.problems("faulty(memory(n1), delay: 5)"))
        .containsExactly("1:27: delay takes a duration, for example 5ms");
  }
}
