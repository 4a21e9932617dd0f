package dev.rhenea.cli.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.HistoryFormat;
import dev.rhenea.checker.history.HistoryReader;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
  private final Recorder recorder = new Recorder();

  @Test
  void everyCallIsAProcessWithOneOutcome() {
    Recorder.Open first = recorder.invoke("append", Value.of(1));
    Recorder.Open second = recorder.invoke("append", Value.of(2));
    Recorder.Open third = recorder.invoke("append", Value.of(3));
    recorder.invoke("append", Value.of(4));
    third.info();
    recorder.note("kill", Value.of("n1"));
    second.fail();
    first.ok(Value.seq(Value.of(0), Value.of(1)));
    History history = recorder.history();
    assertThat(history.calls())
        .extracting(Call::outcome)
        .containsExactly(
            Operation.Type.OK, Operation.Type.FAIL, Operation.Type.INFO, Operation.Type.INFO);
    assertThat(history.operations()).extracting(Operation::index).isSorted().hasSize(8);
    assertThat(history.operations()).extracting(Operation::time).isSorted();
  }

  @Test
  void whatIsWrittenCanBeReadAgain(@TempDir Path folder) throws Exception {
    recorder.invoke("append", Value.of(1)).ok(Value.seq(Value.of(0), Value.of(1)));
    recorder.note("kill", Value.of("n1"));
    Path file = folder.resolve("log.edn");
    recorder.write(file);
    assertThat(Files.readString(file)).contains(":process :nemesis", ":f :append");
    try (var in = Files.newBufferedReader(file)) {
      assertThat(new HistoryReader(in, HistoryFormat.EDN).readAll().operations())
          .isEqualTo(recorder.history().operations());
    }
  }
}
