package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every law on the smallest history that breaks it, and on its nearest innocent neighbour. */
class LogletLawsTest {
  private static Observation append(int start, int end, int number, AppendResult result) {
    return new Observation.Append(start, end, 0, number, "e" + number, result);
  }

  private static AppendResult at(int offset) {
    return new AppendResult.Appended(new LogletOffset(offset));
  }

  private static Observation open(int start, int end, int tail) {
    return new Observation.CheckTail(start, end, new Tail.Open(new LogletOffset(tail)));
  }

  private static Observation sealed(int start, int end, int tail) {
    return new Observation.CheckTail(start, end, new Tail.Sealed(new LogletOffset(tail)));
  }

  private static Observation seal(int start, int end) {
    return new Observation.Seal(start, end);
  }

  /** The entries with these numbers, from offset 0. */
  private static Observation contents(int... numbers) {
    List<Entry> entries = new ArrayList<>();
    for (int number : numbers) {
      LogletOffset offset = new LogletOffset(entries.size());
      entries.add(
          number < 0
              ? new Entry.Filler(offset)
              : new Entry.Data(offset, Payload.utf8("e" + number)));
    }
    return new Observation.Contents(100, 101, entries);
  }

  private static void innocent(Observation... history) {
    assertThat(LogletLaws.violations(List.of(history), true)).isEmpty();
  }

  private static void broken(String law, Observation... history) {
    assertThat(LogletLaws.violations(List.of(history), true))
        .isNotEmpty()
        .allMatch(violation -> violation.startsWith(law + ": "));
  }

  @Test
  void o1NothingIsAcknowledgedAfterTheSeal() {
    broken("O1", seal(1, 2), append(3, 4, 0, at(0)));
    innocent(seal(1, 3), append(2, 4, 0, at(0)));
    innocent(seal(1, 2), append(3, 4, 0, new AppendResult.Sealed()));
  }

  @Test
  void o2AcknowledgedIsBelowEverySealedTail() {
    broken("O2", append(1, 4, 0, at(0)), sealed(2, 3, 0));
    broken("O2", append(1, 2, 0, at(5)), sealed(3, 4, 5));
    innocent(append(1, 4, 0, at(0)), sealed(2, 3, 1));
  }

  @Test
  void o3ReadersAgree() {
    broken(
        "O3",
        append(1, 2, 0, new AppendResult.Sealed()),
        append(3, 4, 1, new AppendResult.Sealed()),
        contents(0),
        contents(1));
    innocent(append(1, 2, 0, at(0)), contents(0), contents(0, -1));
  }

  @Test
  void o4OpenTailIsAboveEarlierAcknowledgements() {
    broken("O4", append(1, 2, 0, at(3)), open(3, 4, 3));
    innocent(append(1, 3, 0, at(3)), open(2, 4, 3));
    innocent(append(1, 2, 0, at(3)), open(3, 4, 4));
  }

  @Test
  void o4OpenTailProvesThatNoSealHadCompleted() {
    broken("O4", seal(1, 2), open(3, 4, 0));
    innocent(seal(1, 3), open(2, 4, 0));
  }

  @Test
  void o4OpenTailIsBelowSealedAndLaterTails() {
    broken("O4", sealed(1, 2, 3), open(3, 4, 5));
    broken("O4", open(1, 2, 5), open(3, 4, 4));
    innocent(open(1, 3, 5), open(2, 4, 4));
    innocent(open(1, 2, 5), sealed(3, 4, 5));
  }

  @Test
  void o6RejectedIsNowhere() {
    AppendResult rejected = new AppendResult.Rejected(new Rejection.Overloaded());
    broken("O6", append(1, 2, 0, rejected), contents(0));
    innocent(append(1, 2, 0, rejected), contents());
  }

  @Test
  void o8LaterAppendsAreHigher() {
    broken("O8", open(1, 2, 5), append(3, 4, 0, at(4)));
    broken("O8", append(1, 2, 0, at(5)), append(3, 4, 1, at(5)));
    innocent(open(1, 2, 5), append(3, 4, 0, at(5)));
    innocent(append(1, 3, 0, at(5)), append(2, 4, 1, at(4)));
  }

  @Test
  void acknowledgedIsWhereItSaid() {
    broken("lost", append(1, 2, 0, at(0)), contents(-1));
    broken("lost", append(1, 3, 0, at(1)), append(2, 4, 1, at(0)), contents(0, 1));
    innocent(append(1, 2, 0, at(0)), contents(0));
  }

  @Test
  void nothingIsTwiceAndNothingIsInvented() {
    broken("once", append(1, 2, 0, new AppendResult.Sealed()), contents(0, 0));
    broken("invented", contents(7));
    innocent(
        append(1, 2, 0, new AppendResult.Indeterminate(Diagnosis.of("no answer"))), contents(0));
  }

  @Test
  void issueOrderHoldsWithinAHandle() {
    Observation first = append(1, 3, 0, at(1));
    Observation second = append(2, 4, 1, at(0));
    broken("issueOrder", first, second, contents(1, 0));
    assertThat(LogletLaws.violations(List.of(first, second, contents(1, 0)), false)).isEmpty();
  }
}
