package dev.rhenea.worlds.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.WriteResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each law meets a history that breaks it, and one that just does not. */
class RegisterLawsTest {
  @Test
  void sequentialHistoryKeepsAllLaws() {
    assertThat(
            laws(read(1, 2, 0, ""), written(3, 4, "a", 1), read(5, 6, 1, "a"), lost(7, 8, "b", 0)))
        .isEmpty();
  }

  @Test
  void overlappingCallsMayTakeEffectInAnyOrder() {
    assertThat(
            laws(
                written(1, 9, "a", 1),
                read(2, 5, 1, "a"),
                read(3, 6, 0, ""),
                unknown(4, "b", 1),
                read(7, 8, 2, "b")))
        .isEmpty();
  }

  @Test
  void versionHasOneValue() {
    assertThat(laws(written(1, 2, "a", 1), unknown(3, "b", 0), read(4, 5, 1, "b")))
        .containsExactly(RegisterLaw.ONE_VALUE);
  }

  @Test
  void versionHasOneWinnerAlsoWithEqualBytes() {
    assertThat(laws(written(1, 3, "a", 1), written(2, 4, "a", 1)))
        .containsExactly(RegisterLaw.ONE_WINNER);
  }

  @Test
  void writeFollowsTheVersionItExpected() {
    Observation skipped =
        new Observation.Write(
            3,
            4,
            Payload.utf8("b"),
            Version.NONE,
            Optional.of(new WriteResult.Written(new Version(2))));
    assertThat(laws(written(1, 2, "a", 1), skipped)).containsExactly(RegisterLaw.GUARD);
  }

  @Test
  void valueComesFromAWriteThatHasBegun() {
    assertThat(laws(read(1, 2, 1, "a"))).containsExactly(RegisterLaw.ORIGIN);
    assertThat(laws(read(1, 2, 1, "a"), written(3, 4, "a", 1))).contains(RegisterLaw.ORIGIN);
  }

  @Test
  void lostValueIsNeverSeen() {
    assertThat(laws(lost(1, 2, "a", 0), read(3, 4, 1, "a")))
        .containsExactly(RegisterLaw.CERTAIN_CONFLICT);
  }

  @Test
  void versionsFollowRealTime() {
    assertThat(laws(written(1, 2, "a", 1), read(3, 4, 0, "")))
        .containsExactly(RegisterLaw.REAL_TIME);
    assertThat(laws(unknown(1, "a", 0), read(2, 3, 1, "a"), written(4, 5, "b", 1)))
        .contains(RegisterLaw.REAL_TIME);
  }

  private static List<RegisterLaw> laws(Observation... observations) {
    return RegisterLaws.violations(List.of(observations)).stream().map(Violation::law).toList();
  }

  private static Observation read(long start, long end, long version, String value) {
    return new Observation.Read(
        start, end, new Versioned(new Version(version), Payload.utf8(value)));
  }

  private static Observation written(long start, long end, String value, long version) {
    return write(start, end, value, version - 1, new WriteResult.Written(new Version(version)));
  }

  private static Observation lost(long start, long end, String value, long expected) {
    return write(start, end, value, expected, new WriteResult.Conflict());
  }

  private static Observation unknown(long start, String value, long expected) {
    return write(
        start, start + 1, value, expected, new WriteResult.Indeterminate(Diagnosis.of("lost")));
  }

  private static Observation write(
      long start, long end, String value, long expected, WriteResult result) {
    return new Observation.Write(
        start, end, Payload.utf8(value), new Version(expected), Optional.of(result));
  }
}
