package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.ToyLoglets.Defect;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A kit that cannot fail proves nothing: each defect must be found by the test that names it. */
class LogletKitTest {
  /** The kit on a toy with one defect. */
  abstract static class Subject implements LogletContract {
    private final Defect defect;
    private ToyLoglets toys;

    Subject(Defect defect) {
      this.defect = defect;
      this.toys = new ToyLoglets(defect);
    }

    /** Toys are not on the cluster's nodes, so a new cluster needs new ones. */
    @Override
    public TestCluster cluster(long seed, Weather weather) {
      toys = new ToyLoglets(defect);
      return LogletContract.super.cluster(seed, weather);
    }

    @Override
    public LogletProvider provider() {
      return toys;
    }

    @Override
    public ProtocolSpec spec(List<NodeId> servers) {
      return ProtocolSpec.of("toy").withNodes("nodes", servers);
    }

    @Override
    public int seeds() {
      return 30;
    }
  }

  static class Sound extends Subject {
    Sound() {
      super(Defect.NONE);
    }
  }

  static class AcknowledgesAfterTheSeal extends Subject {
    AcknowledgesAfterTheSeal() {
      super(Defect.ACKNOWLEDGES_AFTER_THE_SEAL);
    }
  }

  static class SealStaysInTheHandle extends Subject {
    SealStaysInTheHandle() {
      super(Defect.SEAL_STAYS_IN_THE_HANDLE);
    }
  }

  static class OpenTailIsBehind extends Subject {
    OpenTailIsBehind() {
      super(Defect.OPEN_TAIL_IS_BEHIND);
    }
  }

  static class TailBeforeSealInTwoSteps extends Subject {
    TailBeforeSealInTwoSteps() {
      super(Defect.TAIL_BEFORE_SEAL_IN_TWO_STEPS);
    }
  }

  static class WritesTwice extends Subject {
    WritesTwice() {
      super(Defect.WRITES_TWICE);
    }
  }

  static class AcknowledgesAndForgets extends Subject {
    AcknowledgesAndForgets() {
      super(Defect.ACKNOWLEDGES_AND_FORGETS);
    }
  }

  static class ReversesPipelines extends Subject {
    ReversesPipelines() {
      super(Defect.REVERSES_PIPELINES);
    }
  }

  static class TrimGoesBack extends Subject {
    TrimGoesBack() {
      super(Defect.TRIM_GOES_BACK);
    }
  }

  static class IgnoresLimits extends Subject {
    IgnoresLimits() {
      super(Defect.IGNORES_LIMITS);
    }
  }

  static class CreatesWhenOpened extends Subject {
    CreatesWhenOpened() {
      super(Defect.CREATES_WHEN_OPENED);
    }
  }

  static class FollowersSleep extends Subject {
    FollowersSleep() {
      super(Defect.FOLLOWERS_SLEEP);
    }
  }

  static class ReadsTooMuch extends Subject {
    ReadsTooMuch() {
      super(Defect.READS_TOO_MUCH);
    }
  }

  static class ForgetsTheEleventhHandle extends Subject {
    ForgetsTheEleventhHandle() {
      super(Defect.FORGETS_THE_ELEVENTH_HANDLE);
    }
  }

  static class CreationUnseals extends Subject {
    CreationUnseals() {
      super(Defect.CREATION_UNSEALS);
    }
  }

  static class CopyIsSeenEarly extends Subject {
    CopyIsSeenEarly() {
      super(Defect.COPY_IS_SEEN_EARLY);
    }
  }

  static class CopyTakesEverythingAgain extends Subject {
    CopyTakesEverythingAgain() {
      super(Defect.COPY_TAKES_EVERYTHING_AGAIN);
    }
  }

  static class CopySkipsWhatIsMissing extends Subject {
    CopySkipsWhatIsMissing() {
      super(Defect.COPY_SKIPS_WHAT_IS_MISSING);
    }
  }

  static class CopyEndsAnywhere extends Subject {
    CopyEndsAnywhere() {
      super(Defect.COPY_ENDS_ANYWHERE);
    }
  }

  static class CopyComesBack extends Subject {
    CopyComesBack() {
      super(Defect.COPY_COMES_BACK);
    }
  }

  static class CopyIsOpen extends Subject {
    CopyIsOpen() {
      super(Defect.COPY_IS_OPEN);
    }
  }

  static class CopyBeginsAtZero extends Subject {
    CopyBeginsAtZero() {
      super(Defect.COPY_BEGINS_AT_ZERO);
    }
  }

  static class ReadsTheClock extends Subject {
    ReadsTheClock() {
      super(Defect.READS_THE_CLOCK);
    }
  }

  static class DrawsAtRandom extends Subject {
    DrawsAtRandom() {
      super(Defect.DRAWS_AT_RANDOM);
    }
  }

  static class OrdersByIdentity extends Subject {
    OrdersByIdentity() {
      super(Defect.ORDERS_BY_IDENTITY);
    }
  }

  static class OrdersBySaltedHash extends Subject {
    OrdersBySaltedHash() {
      super(Defect.ORDERS_BY_SALTED_HASH);
    }
  }

  static class StartsAThread extends Subject {
    StartsAThread() {
      super(Defect.STARTS_A_THREAD);
    }
  }

  static class WorksOnAnotherThread extends Subject {
    WorksOnAnotherThread() {
      super(Defect.WORKS_ON_ANOTHER_THREAD);
    }
  }

  /** A defect, the test that must find it, and what the complaint must say. */
  record Case(Class<? extends Subject> subject, String test, String complaint) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(AcknowledgesAfterTheSeal.class, "afterTheSealNothingIsAcknowledged", "Appended"),
        new Case(AcknowledgesAfterTheSeal.class, "sealMayComeAtAnyMoment", "O1: "),
        new Case(SealStaysInTheHandle.class, "afterTheSealNothingIsAcknowledged", "Appended"),
        new Case(SealStaysInTheHandle.class, "sealMayComeAtAnyMoment", "O1: "),
        new Case(OpenTailIsBehind.class, "offsetsAscendAndStayBelowTheTail", "greater than"),
        new Case(OpenTailIsBehind.class, "sealMayComeAtAnyMoment", "O4: "),
        new Case(TailBeforeSealInTwoSteps.class, "sealMayComeAtAnyMoment", "O2: "),
        new Case(WritesTwice.class, "sealMayComeAtAnyMoment", "once: "),
        new Case(WritesTwice.class, "pipelinedAppendsAllLand", "expected"),
        new Case(AcknowledgesAndForgets.class, "sealMayComeAtAnyMoment", "lost: "),
        new Case(AcknowledgesAndForgets.class, "offsetsAscendAndStayBelowTheTail", "e3"),
        new Case(ReversesPipelines.class, "pipelinedAppendsKeepTheirOrder", "e29"),
        new Case(TrimGoesBack.class, "trimMarkNeverGoesBack", "expected"),
        new Case(IgnoresLimits.class, "tooManyEntriesInFlightAreRejected", "Appended"),
        new Case(IgnoresLimits.class, "tooLargeEntryIsRejected", "Appended"),
        new Case(CreatesWhenOpened.class, "neverCreatedIsUnknown", "Unknown"),
        new Case(FollowersSleep.class, "awaitTailLearnsOfASeal", "less than"),
        new Case(ReadsTooMuch.class, "readTakesAboutAsManyBytesAsItIsTold", "bytes read"),
        new Case(TrimGoesBack.class, "trimmersMayRace", "e"),
        new Case(IgnoresLimits.class, "backPressureNeedsNoAnswer", "Appended"),
        new Case(WritesTwice.class, "aHandleGoesOnAfterSilence", "duplicate"),
        new Case(ForgetsTheEleventhHandle.class, "obligationsHoldForManyHandles", "lost: "),
        new Case(CreationUnseals.class, "createAgainChangesNothing", "Sealed"),
        new Case(CreationUnseals.class, "sealBeforeTheCreationIsRemembered", "Sealed"),
        new Case(CopyIsSeenEarly.class, "unfinishedIsUnknown", "Unknown"),
        new Case(CopyTakesEverythingAgain.class, "writtenAgainChangesNothing", "Unavailable"),
        new Case(CopyTakesEverythingAgain.class, "anotherCopierMayBeginAgain", "Unavailable"),
        new Case(CopySkipsWhatIsMissing.class, "whatIsMissingIsNotSkipped", "raise a throwable"),
        new Case(CopyEndsAnywhere.class, "whatIsMissingIsNotSkipped", "raise a throwable"),
        new Case(CopyComesBack.class, "destroyedBeforeItIsFinishedItNeverIs", "raise a throwable"),
        new Case(CopyIsOpen.class, "aCopyIsSealedAndHoldsWhatWasWritten", "Sealed"),
        new Case(CopyIsOpen.class, "aCopyTakesNoAppends", "Sealed"),
        new Case(CopyBeginsAtZero.class, "aCopyMayBeginAboveZero", "Trimmed"),
        new Case(ReadsTheClock.class, "handlersDoTheSameAgain", "the same seed again"),
        new Case(DrawsAtRandom.class, "handlersDoTheSameAgain", "the same seed again"),
        new Case(OrdersByIdentity.class, "handlersDoTheSameAgain", "the same seed again"),
        new Case(OrdersBySaltedHash.class, "handlersDoTheSameInAnotherJvm", "the same seed again"),
        new Case(StartsAThread.class, "everythingHappensOnTheLoop", "a thread was started"),
        new Case(WorksOnAnotherThread.class, "everythingHappensOnTheLoop", "timers on Thread"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void defectIsFoundByTheTestThatNamesIt(Case defect) {
    assertThat(Kit.complaints(defect.subject, defect.test))
        .singleElement()
        .asString()
        .containsIgnoringCase(defect.complaint);
  }

  /** Each of these tests is about the defect alone: it passes where there is none. */
  @ParameterizedTest
  @MethodSource("cases")
  void soundToyPassesTheSameTests(Case defect) {
    assertThat(Kit.complaints(Sound.class, defect.test)).isEmpty();
  }
}
