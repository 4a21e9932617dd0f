package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.CrookedEnvironment.Defect;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A kit that cannot fail proves nothing: each defect must be found by the test that names it. That
 * these tests pass where there is none is seen in {@link SimulatedEnvironmentTest}.
 */
class EnvironmentKitTest {
  /** The kit on an environment with one defect. */
  abstract static class Subject implements EnvironmentContract {
    private final Defect defect;

    Subject(Defect defect) {
      this.defect = defect;
    }

    @Override
    public TestCluster cluster(
        long seed, List<NodeId> nodes, Catalogue catalogue, Weather weather) {
      return new CrookedCluster(SimulatedCluster.of(seed, nodes, catalogue, weather), defect);
    }
  }

  static class RunsEventsInline extends Subject {
    RunsEventsInline() {
      super(Defect.RUNS_EVENTS_INLINE);
    }
  }

  static class SwallowsFaults extends Subject {
    SwallowsFaults() {
      super(Defect.SWALLOWS_FAULTS);
    }
  }

  static class SendsRequestsTwice extends Subject {
    SendsRequestsTwice() {
      super(Defect.SENDS_REQUESTS_TWICE);
    }
  }

  static class NeverTimesOut extends Subject {
    NeverTimesOut() {
      super(Defect.NEVER_TIMES_OUT);
    }
  }

  static class TimersCannotBeCancelled extends Subject {
    TimersCannotBeCancelled() {
      super(Defect.TIMERS_CANNOT_BE_CANCELLED);
    }
  }

  static class ShowsCellsEarly extends Subject {
    ShowsCellsEarly() {
      super(Defect.SHOWS_CELLS_EARLY);
    }
  }

  static class LosesMessages extends Subject {
    LosesMessages() {
      super(Defect.LOSES_MESSAGES);
    }
  }

  static class TimersFireEarly extends Subject {
    TimersFireEarly() {
      super(Defect.TIMERS_FIRE_EARLY);
    }
  }

  static class ClockGoesBack extends Subject {
    ClockGoesBack() {
      super(Defect.CLOCK_GOES_BACK);
    }
  }

  static class DropsNothing extends Subject {
    DropsNothing() {
      super(Defect.DROPS_NOTHING);
    }
  }

  /** A defect and the test that must find it. */
  record Case(Class<? extends Subject> subject, String test) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(RunsEventsInline.class, "eventsRunInOrderAndNeverInsideTheirCaller"),
        new Case(RunsEventsInline.class, "listenersRunInOrderAndNeverInsideWhoCompletes"),
        new Case(SwallowsFaults.class, "whatAnEventThrowsReachesFault"),
        new Case(SwallowsFaults.class, "whatAListenerThrowsReachesFault"),
        new Case(SendsRequestsTwice.class, "requestIsHandledAtMostOnce"),
        new Case(SendsRequestsTwice.class, "lostReplyLeavesTheEffect"),
        new Case(NeverTimesOut.class, "silenceEndsWithTheTimeout"),
        new Case(TimersCannotBeCancelled.class, "cancelledTimerNeverFires"),
        new Case(ShowsCellsEarly.class, "writeShowsOnlyOnceItIsDurable"),
        new Case(LosesMessages.class, "oneWayMessagesArriveWhileNothingIsWrong"),
        new Case(TimersFireEarly.class, "timerFiresNotEarlierThanItsDelay"),
        new Case(ClockGoesBack.class, "clockNeverGoesBack"),
        new Case(DropsNothing.class, "droppedRecordsAreGoneForGood"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void defectIsFoundByTheTestThatNamesIt(Case defect) {
    assertThat(Kit.complaints(defect.subject, defect.test)).hasSize(1);
  }
}
