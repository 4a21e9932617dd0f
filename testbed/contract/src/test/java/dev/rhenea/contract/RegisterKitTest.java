package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.ToyRegisters.Defect;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A kit that cannot fail proves nothing: each defect must be found by the test that names it. */
class RegisterKitTest {
  /** The kit on a toy with one defect. */
  abstract static class Subject implements RegisterContract {
    private final ToyRegisters toys;

    Subject(Defect defect) {
      toys = new ToyRegisters(defect);
    }

    @Override
    public RegisterProvider provider() {
      return toys;
    }

    @Override
    public ProtocolSpec spec(List<NodeId> servers) {
      return ProtocolSpec.of("toy").withNodes("nodes", servers);
    }

    @Override
    public int seeds() {
      return 20;
    }
  }

  static class Sound extends Subject {
    Sound() {
      super(Defect.NONE);
    }
  }

  static class IgnoresExpectation extends Subject {
    IgnoresExpectation() {
      super(Defect.IGNORES_EXPECTATION);
    }
  }

  static class LateComparison extends Subject {
    LateComparison() {
      super(Defect.LATE_COMPARISON);
    }
  }

  static class KnowsWritesByBytes extends Subject {
    KnowsWritesByBytes() {
      super(Defect.KNOWS_WRITES_BY_BYTES);
    }
  }

  static class StaleReads extends Subject {
    StaleReads() {
      super(Defect.STALE_READS);
    }
  }

  static class ConflictsThatWrite extends Subject {
    ConflictsThatWrite() {
      super(Defect.CONFLICTS_THAT_WRITE);
    }
  }

  /** A defect, the test that must find it, and what the complaint must say. */
  record Case(Class<? extends Subject> subject, String test, String complaint) {}

  static Stream<Case> cases() {
    String histories = "historiesAreLinearizableOnARoughNetwork";
    return Stream.of(
        new Case(IgnoresExpectation.class, "staleExpectationIsAConflict", "Conflict"),
        new Case(IgnoresExpectation.class, histories, "written: "),
        new Case(LateComparison.class, "ofConcurrentWritersOneWins", "Written"),
        new Case(LateComparison.class, histories, "written: "),
        new Case(KnowsWritesByBytes.class, "equalBytesAreStillTwoWrites", "Written"),
        new Case(StaleReads.class, histories, "real time: "),
        new Case(ConflictsThatWrite.class, "staleExpectationIsAConflict", "expected"),
        new Case(ConflictsThatWrite.class, histories, "invented: "));
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
