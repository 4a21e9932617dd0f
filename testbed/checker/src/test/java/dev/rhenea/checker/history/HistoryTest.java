package dev.rhenea.checker.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is a history, and how invocations meet their completions. */
class HistoryTest {

  private static Operation op(long index, Operation.Type type, ProcessId process, String f) {
    return new Operation(index, index, type, process, f, Value.of(index));
  }

  private static Operation invoke(long index, long process) {
    return op(index, Operation.Type.INVOKE, ProcessId.client(process), "read");
  }

  private static Operation complete(long index, long process, Operation.Type type) {
    return op(index, type, ProcessId.client(process), "read");
  }

  @Test
  void pairsEachInvocationWithItsCompletion() {
    History history =
        History.of(
            List.of(
                invoke(0, 7),
                invoke(1, 8),
                complete(2, 8, Operation.Type.FAIL),
                op(3, Operation.Type.INFO, ProcessId.nemesis(), "kill"),
                complete(5, 7, Operation.Type.OK),
                invoke(6, 7),
                invoke(7, 9),
                complete(8, 7, Operation.Type.INFO)));

    assertThat(history.operations()).hasSize(8);
    assertThat(history.calls()).extracting(Call::start).containsExactly(0L, 1L, 6L, 7L);
    assertThat(history.calls())
        .extracting(Call::end)
        .containsExactly(5L, 2L, Call.NEVER, Call.NEVER);
    assertThat(history.calls())
        .extracting(Call::outcome)
        .containsExactly(
            Operation.Type.OK, Operation.Type.FAIL, Operation.Type.INFO, Operation.Type.INFO);
    assertThat(history.calls().get(0).argument()).isEqualTo(Value.of(0));
    assertThat(history.calls().get(0).result()).isEqualTo(Value.of(5));
    assertThat(history.calls().get(3).result()).isEqualTo(Value.nil());
    assertThat(history.calls().get(3).operations()).hasSize(1);
    assertThat(history.calls().get(3)).hasToString("operation 7 (read 7 -> no answer)");
    assertThat(history.calls().get(1)).hasToString("operation 1 (read 1 -> fail 2)");
  }

  private static void refused(String message, Operation... operations) {
    assertThatThrownBy(() -> History.of(List.of(operations)))
        .isInstanceOf(IllegalHistoryException.class)
        .hasMessage(message);
  }

  @Test
  void aProcessDoesOneThingAtATime() {
    refused("operation 4: process 7 has not completed operation 2", invoke(2, 7), invoke(4, 7));
  }

  @Test
  void aProcessThatGotInfoIsGone() {
    refused(
        "operation 2: process 7 got info before: it may not be used again",
        invoke(0, 7),
        complete(1, 7, Operation.Type.INFO),
        invoke(2, 7));
  }

  @Test
  void nothingIsCompletedTwiceOrWithoutAnInvocation() {
    refused(
        "operation 0: process 7 completes what it did not invoke",
        complete(0, 7, Operation.Type.OK));
    refused(
        "operation 2: process 7 completes what it did not invoke",
        invoke(0, 7),
        complete(1, 7, Operation.Type.OK),
        complete(2, 7, Operation.Type.OK));
    refused(
        "operation 2: process 7 completes what it did not invoke",
        invoke(0, 7),
        complete(1, 7, Operation.Type.INFO),
        complete(2, 7, Operation.Type.OK));
  }

  @Test
  void aCompletionIsOfTheSameOperation() {
    refused(
        "operation 1: process 7 invoked read but completes write",
        invoke(0, 7),
        op(1, Operation.Type.OK, ProcessId.client(7), "write"));
  }

  @Test
  void indicesRise() {
    refused("operation 3: indices must rise, but the one before is 3", invoke(3, 7), invoke(3, 8));
    refused(
        "operation 2: indices must rise, but the one before is 3",
        invoke(3, 7),
        op(2, Operation.Type.INFO, ProcessId.nemesis(), "kill"));
  }

  @Test
  void operationsKeepToTheirRanges() {
    assertThatThrownBy(() -> invoke(-1, 7)).hasMessage("an index is at least 0, not -1");
    assertThatThrownBy(() -> ProcessId.client(-1))
        .hasMessage("a process number is at least 0, not -1");
    assertThatThrownBy(
            () -> new Operation(0, -1, Operation.Type.OK, ProcessId.client(0), "read", Value.nil()))
        .hasMessage("a time is at least 0, not -1");
    assertThatThrownBy(() -> op(0, Operation.Type.OK, ProcessId.client(0), "read it"))
        .hasMessage("not a name: 'read it'");
    assertThatThrownBy(() -> new Value.Real(Double.NaN)).hasMessage("not a finite number: NaN");
    assertThatThrownBy(() -> new Value.Keyword("")).hasMessage("not a name: ''");
  }

  @Test
  void operationsSayWhatTheyAre() {
    assertThat(complete(17, 3, Operation.Type.OK)).hasToString("17: process 3 ok read 17");
    assertThat(op(1, Operation.Type.INFO, ProcessId.nemesis(), "kill"))
        .hasToString("1: process nemesis info kill 1");
  }
}
