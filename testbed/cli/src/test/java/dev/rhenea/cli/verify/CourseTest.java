package dev.rhenea.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.history.ProcessId;
import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.verify.nemesis.Deed;
import dev.rhenea.cli.verify.nemesis.Fault;
import dev.rhenea.cli.verify.workload.WorkloadKind;
import dev.rhenea.cli.workload.Recorder;
import dev.rhenea.environment.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Design section 7: valid, invalid, or unknown, which includes a run that did too little. */
class CourseTest {
  private static final List<NodeId> NODES = ClusterPlan.nodes(3);
  private static final Cell CELL = new Cell(WorkloadKind.LOG, List.of(Fault.SWITCH, Fault.KILL));

  private final Recorder history = new Recorder();
  private final List<Deed> deeds = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private OptionalLong healed = OptionalLong.empty();
  private long process;

  private Recorder.Open append(long value) {
    return history.invoke(ProcessId.client(process++), "append", Value.of(value));
  }

  private static Value at(long position, long value) {
    return Value.seq(Value.of(position), Value.of(value));
  }

  /** The fault, with an append under way. */
  private void happens(Fault fault, boolean done) {
    long begun = history.note("something", Value.nil());
    append(process).fail();
    long ended = history.note("something", Value.nil());
    deeds.add(new Deed(fault, begun, ended, done, fault.switches() && done ? 1 : 0));
  }

  /** All is mended; then those nodes read what stands in the log. */
  private void answers(List<Integer> numbers, Value... entries) {
    healed = OptionalLong.of(history.note("healed", Value.nil()));
    for (int number : numbers) {
      process = (process / NODES.size() + 1) * NODES.size() + number;
      history
          .invoke(ProcessId.client(process++), "read", Value.seq(Value.of(0), Value.of(1000)))
          .ok(Value.seq(entries));
    }
  }

  private CellResult judge(Cell cell) {
    return new Course(cell, NODES, history.history(), deeds, healed, troubles).judge();
  }

  @Test
  void aRunThatDidWhatItWasAskedIsValid() {
    append(7).ok(at(0, 7));
    happens(Fault.KILL, true);
    happens(Fault.SWITCH, true);
    answers(List.of(0, 1, 2), at(0, 7));
    CellResult result = judge(CELL);
    assertThat(result.validity()).as("%s", result).isEqualTo(Validity.VALID);
    assertThat(result.sentence()).isEqualTo("6 operations: 4 ok, 2 fail, 0 info; 1 kill; 1 switch");
  }

  @Test
  void aLostAppendIsInvalidWhateverElseIsMissing() {
    append(7).ok(at(0, 7));
    append(8).ok(at(1, 8));
    answers(List.of(0, 1, 2), at(1, 8));
    CellResult result = judge(CELL);
    assertThat(result.validity()).isEqualTo(Validity.INVALID);
    assertThat(result.violations()).isNotEmpty();
    assertThat(result.reasons())
        .contains("kill never happened", "switch never happened")
        .first()
        .asString()
        .contains("violation");
  }

  @Test
  void aNodeThatDoesNotComeBackIsInvalid() {
    append(7).ok(at(0, 7));
    happens(Fault.KILL, true);
    happens(Fault.SWITCH, true);
    answers(List.of(0, 2), at(0, 7));
    CellResult result = judge(CELL);
    assertThat(result.validity()).isEqualTo(Validity.INVALID);
    assertThat(result.reasons())
        .containsExactly("no answer any more, although all was mended: [n2]");
  }

  @Test
  void anAnswerFromBeforeItWasMendedIsNone() {
    append(7).ok(at(0, 7)); // through n1
    happens(Fault.KILL, true);
    happens(Fault.SWITCH, true);
    answers(List.of(1, 2), at(0, 7));
    assertThat(judge(CELL).reasons())
        .containsExactly("no answer any more, although all was mended: [n1]");
  }

  @Test
  void aFaultThatNeverHappenedProvesNothing() {
    append(7).ok(at(0, 7));
    happens(Fault.SWITCH, false);
    answers(List.of(0, 1, 2), at(0, 7));
    CellResult result = judge(CELL);
    assertThat(result.validity()).isEqualTo(Validity.UNKNOWN);
    assertThat(result.reasons())
        .containsExactly("kill never happened", "switch never came to its end");
  }

  @Test
  void aFaultThatNobodyFeltProvesNothing() {
    append(7).ok(at(0, 7));
    long idle = history.note("kill", Value.nil());
    deeds.add(new Deed(Fault.KILL, idle, history.note("start", Value.nil()), true, 0));
    happens(Fault.SWITCH, true);
    answers(List.of(0, 1, 2), at(0, 7));
    CellResult result = judge(CELL);
    assertThat(result.validity()).isEqualTo(Validity.UNKNOWN);
    assertThat(result.reasons()).containsExactly("no operation was under way during any kill");
  }

  @Test
  void anOperationThatWaitedAllTheTimeWasUnderWay() {
    append(7).ok(at(0, 7));
    Recorder.Open waiting = append(8);
    long begun = history.note("kill", Value.nil());
    deeds.add(new Deed(Fault.KILL, begun, history.note("start", Value.nil()), true, 0));
    waiting.info();
    answers(List.of(0, 1, 2), at(0, 7));
    assertThat(judge(new Cell(WorkloadKind.LOG, List.of(Fault.KILL))).validity())
        .isEqualTo(Validity.VALID);
  }

  @Test
  void whatWentWrongOtherwiseProvesNothing() {
    append(7).ok(at(0, 7));
    answers(List.of(0, 1, 2), at(0, 7));
    troubles.add("a bug in a client");
    CellResult result = judge(new Cell(WorkloadKind.LOG, List.of()));
    assertThat(result.validity()).isEqualTo(Validity.UNKNOWN);
    assertThat(result.reasons()).containsExactly("a bug in a client");
  }

  @Test
  void aRunThatWasNotMendedProvesNothing() {
    append(7).ok(at(0, 7));
    CellResult result = judge(new Cell(WorkloadKind.LOG, List.of()));
    assertThat(result.validity()).isEqualTo(Validity.UNKNOWN);
    assertThat(result.reasons()).contains("the faults never came to their end");
  }
}
