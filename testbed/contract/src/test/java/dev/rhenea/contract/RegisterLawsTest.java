package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.RegisterHistory.Access;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.WriteResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every law on the smallest history that breaks it, and on its nearest innocent neighbour. */
class RegisterLawsTest {
  private static Access read(int start, int end, int version, String value) {
    return new Access.Read(start, end, new Versioned(new Version(version), Payload.utf8(value)));
  }

  private static Access written(int start, int end, int expected, String value) {
    return write(start, end, expected, value, new WriteResult.Written(new Version(expected + 1)));
  }

  private static Access write(int start, int end, int expected, String value, WriteResult result) {
    return new Access.Write(start, end, value, new Version(expected), result);
  }

  private static Access unknown(int start, int end, int expected, String value) {
    return write(
        start, end, expected, value, new WriteResult.Indeterminate(Diagnosis.of("no answer")));
  }

  private static void innocent(Access... history) {
    assertThat(RegisterLaws.violations(List.of(history))).isEmpty();
  }

  private static void broken(String law, Access... history) {
    assertThat(RegisterLaws.violations(List.of(history)))
        .isNotEmpty()
        .anyMatch(violation -> violation.startsWith(law + ": "));
  }

  @Test
  void oneValuePerVersion() {
    broken("agreement", written(1, 3, 0, "a"), written(2, 4, 0, "b"));
    broken(
        "agreement",
        unknown(1, 3, 0, "a"),
        unknown(2, 4, 0, "b"),
        read(5, 6, 1, "a"),
        read(7, 8, 1, "b"));
    innocent(written(1, 3, 0, "a"), write(2, 4, 0, "b", new WriteResult.Conflict()));
  }

  @Test
  void writtenIsTheNextVersion() {
    broken("written", write(1, 2, 0, "a", new WriteResult.Written(new Version(2))));
  }

  @Test
  void conflictIsCertain() {
    broken("conflict", write(1, 2, 0, "a", new WriteResult.Conflict()), read(3, 4, 1, "a"));
    innocent(unknown(1, 2, 0, "a"), read(3, 4, 1, "a"));
  }

  @Test
  void readsFindWhatWasWrittenBefore() {
    broken("invented", read(1, 2, 1, "a"));
    broken("invented", written(1, 2, 0, "a"), read(3, 4, 2, "a"));
    broken("nothing", read(1, 2, 0, "a"));
    broken("future", read(1, 2, 1, "a"), written(3, 4, 0, "a"));
    innocent(read(1, 2, 0, ""), written(3, 4, 0, "a"), read(5, 6, 1, "a"));
  }

  @Test
  void whatWasSeenIsNeverUnseen() {
    broken("real time", written(1, 2, 0, "a"), read(3, 4, 0, ""));
    broken("real time", unknown(1, 2, 0, "a"), read(3, 4, 1, "a"), read(5, 6, 0, ""));
    broken(
        "real time",
        written(1, 2, 0, "a"),
        written(3, 4, 1, "b"),
        read(5, 6, 2, "b"),
        read(7, 8, 1, "a"));
    innocent(written(1, 3, 0, "a"), read(2, 4, 0, ""));
    innocent(unknown(1, 2, 0, "a"), read(3, 4, 0, ""), read(5, 6, 1, "a"));
  }
}
