package dev.rhenea.zoo.drill;

import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.ProcessId;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.log.LogChecker;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.simulator.World;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.ReadResult;
import java.util.ArrayList;
import java.util.List;

/** The history of a drill: every call by a process of its own, for the log checker. */
final class LogRecord {
  private final World world;
  private final List<Operation> operations = new ArrayList<>();
  private long processes;

  LogRecord(World world) {
    this.world = world;
  }

  Running append(String entry) {
    return new Running("append", Value.of(entry));
  }

  /** A read, which answers as far as it got; what was trimmed is not there to be judged. */
  void read(Lsn from, ReadResult result) {
    if (result instanceof ReadResult.Entries(List<LogEntry> entries, Lsn next)) {
      Value range = Value.seq(Value.of(from.value()), Value.of(next.value()));
      new Running("read", range)
          .end(Operation.Type.OK, new Value.Seq(entries.stream().map(LogRecord::value).toList()));
    }
  }

  private static Value value(LogEntry entry) {
    return Value.seq(Value.of(entry.lsn().value()), Value.of(entry.payload().toUtf8().strip()));
  }

  /** A trim that may have taken effect, as far as anybody needs to know. */
  void trim(Lsn mark) {
    new Running("trim", Value.of(mark.value())).end(Operation.Type.INFO, Value.nil());
  }

  /** The rules of the log checker that the history breaks. */
  List<String> broken() {
    return LogChecker.dense().check(History.of(operations)) instanceof Verdict.Invalid invalid
        ? invalid.violations().stream().map(Violation::rule).distinct().toList()
        : List.of();
  }

  private void write(Operation.Type type, long process, String f, Value value) {
    operations.add(
        new Operation(operations.size(), world.now(), type, ProcessId.client(process), f, value));
  }

  /** A call that was recorded and has not ended. */
  final class Running {
    private final String f;
    private final Value argument;
    private final long process = processes++;

    private Running(String f, Value argument) {
      this.f = f;
      this.argument = argument;
      write(Operation.Type.INVOKE, process, f, argument);
    }

    void end(AppendResult result) {
      switch (result) {
        case AppendResult.Appended(Lsn lsn) ->
            end(Operation.Type.OK, Value.seq(Value.of(lsn.value()), argument));
        case AppendResult.Rejected(Rejection why) ->
            end(Operation.Type.FAIL, Value.of(why.toString()));
        case AppendResult.Indeterminate(var cause) ->
            end(Operation.Type.INFO, Value.of(cause.toString()));
      }
    }

    private void end(Operation.Type type, Value value) {
      write(type, process, f, value);
    }
  }
}
