package dev.rhenea.nativeloglet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import dev.rhenea.quorum.Majority;
import dev.rhenea.quorum.Tally;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three cases of checkTail as a table (Delos, section 4; rules N3, N6, N7, N11). */
class TailDecisionTest {
  /** Reports of the first LogServers: "3" is open with local tail 3, "3s" sealed, "-" silence. */
  private static Tally<TailReport> reports(String columns) {
    String[] words = columns.strip().split(" +", -1);
    Majority quorums =
        new Majority(IntStream.range(0, words.length).mapToObj(i -> new NodeId("n" + i)).toList());
    Tally<TailReport> reports = Tally.of(quorums);
    for (int i = 0; i < words.length; i++) {
      if (!words[i].equals("-")) {
        boolean sealed = words[i].endsWith("s");
        long tail = Long.parseLong(sealed ? words[i].replace("s", "") : words[i]);
        reports =
            reports.with(new NodeId("n" + i), new TailReport(tail, sealed, 0, Optional.empty()));
      }
    }
    return reports;
  }

  @ParameterizedTest
  @CsvSource({
    // reports,      known, target, decision
    "'- - -',            0,       , Undecided[]",
    "'3 - -',            3,       , Undecided[]",
    "'0 0 -',            0,       , Open[tail=0]",
    "'3 3 -',            0,       , Open[tail=3]",
    "'3 2 -',            0,       , Await[tail=3]",
    "'3 2 -',            2,       , Await[tail=3]",
    "'3 2 -',            3,       , Open[tail=3]",
    "'3 2 3',            0,       , Open[tail=3]",
    "'4 3 3',            0,       , Await[tail=4]",
    "'4 3 3',            0,      3, Open[tail=3]",
    "'3s - -',           0,       , FinishSeal[]",
    "'3 3 3s',           3,       , FinishSeal[]",
    "'3s 3s -',          9,       , FinishSeal[]",
    "'5 4 4 - -',        0,       , Await[tail=5]",
    "'5 5 4 5 -',        0,       , Open[tail=5]",
    "'5 5 - - -',        5,       , Undecided[]",
    "'7',                0,       , Open[tail=7]",
  })
  void decides(String columns, long knownTail, Long target, String decision) {
    OptionalLong fixed = target == null ? OptionalLong.empty() : OptionalLong.of(target);
    assertThat(TailDecision.of(reports(columns), knownTail, fixed)).hasToString(decision);
  }

  /** The maximum, never any tail of the majority. */
  @ParameterizedTest
  @CsvSource({"'1s 4s 2s', 4", "'0s 0s -', 0", "'9s - 3s', 9"})
  void sealedTailIsTheHighest(String columns, long tail) {
    assertThat(TailDecision.highest(reports(columns))).isEqualTo(tail);
  }

  /** N6, N11: only what lies in [known tail or trim mark, T) is lacking. */
  @ParameterizedTest
  @CsvSource({
    // local tail, from, T, lacking
    "5, 0, 5, false",
    "4, 0, 5, true",
    "0, 5, 5, false",
    "0, 4, 5, true",
    "7, 0, 5, false",
  })
  void lackingIsWhatRepairCopies(long localTail, long from, long tail, boolean lacking) {
    TailReport report = new TailReport(localTail, true, 0, Optional.empty());
    assertThat(Repair.isLacking(report, from, tail)).isEqualTo(lacking);
  }

  /** N6: the range starts at the highest known tail or trim mark over the majority. */
  @Test
  void repairStartsAboveWhatIsCommittedOrTrimmed() {
    Tally<TailReport> majority =
        Tally.<TailReport>of(
                new Majority(IntStream.range(0, 3).mapToObj(i -> new NodeId("n" + i)).toList()))
            .with(new NodeId("n0"), new TailReport(9, true, 4, Optional.empty()))
            .with(new NodeId("n1"), new TailReport(6, true, 0, Optional.empty()));
    assertThat(Repair.range(majority, 2)).isEqualTo(4);
    assertThat(Repair.range(majority, 5)).isEqualTo(5);
  }
}
