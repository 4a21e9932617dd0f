package dev.rhenea.cli.workload;

import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.ProcessId;
import dev.rhenea.checker.history.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down what clients ask and hear, in the order in which it happens. In an open load, where
 * nobody waits for anybody, every call is a process of its own. Thread-safe.
 */
public final class Recorder {
  private final long origin = System.nanoTime();
  private final List<Operation> operations = new ArrayList<>();
  private long calls;

  /** A call without an answer; one left so counts as {@code info}. */
  public final class Open {
    private final ProcessId process;
    private final String f;
    private final Value argument;

    private Open(ProcessId process, String f, Value argument) {
      this.process = process;
      this.f = f;
      this.argument = argument;
    }

    public void ok(Value result) {
      add(Operation.Type.OK, process, f, result);
    }

    public void fail() {
      add(Operation.Type.FAIL, process, f, argument);
    }

    public void info() {
      add(Operation.Type.INFO, process, f, argument);
    }
  }

  /** A client begins a call, as a process of its own. */
  public synchronized Open invoke(String f, Value argument) {
    return invoke(ProcessId.client(calls++), f, argument);
  }

  /** That process, which waits for nothing, begins a call. */
  public Open invoke(ProcessId process, String f, Value argument) {
    add(Operation.Type.INVOKE, process, f, argument);
    return new Open(process, f, argument);
  }

  /** Something happened to the cluster; returns its index in the history. */
  public long note(String f, Value value) {
    return add(Operation.Type.INFO, ProcessId.nemesis(), f, value);
  }

  /** Everything up to now. */
  public synchronized History history() {
    return History.of(operations);
  }

  /** Writes everything up to now as Jepsen's {@code history.edn} has it. */
  public synchronized void write(Path file) throws IOException {
    HistoryFile.write(file, operations);
  }

  private synchronized long add(Operation.Type type, ProcessId process, String f, Value value) {
    long index = operations.size();
    operations.add(new Operation(index, System.nanoTime() - origin, type, process, f, value));
    return index;
  }
}
