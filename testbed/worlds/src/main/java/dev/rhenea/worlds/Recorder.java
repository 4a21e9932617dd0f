package dev.rhenea.worlds;

import dev.rhenea.checker.Findings;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.ProcessId;
import dev.rhenea.checker.history.Value;
import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes the history of a run down as it happens. */
public final class Recorder {
  /** A call that has not been answered, or was answered by "nobody knows". */
  public record Open(String f, long index, NodeId client, long start, long end) {}

  private final World world;
  private final List<Operation> operations = new ArrayList<>();
  private final Deque<Long> idle = new ArrayDeque<>();
  private final Set<Running> running = new LinkedHashSet<>();
  private final List<Open> unanswered = new ArrayList<>();
  private final Findings findings = new Findings();
  private long processes;

  public Recorder(World world) {
    this.world = world;
  }

  /** A client on that node calls {@code f}; whoever is idle does it. */
  public Running invoke(NodeId client, String f, Value argument) {
    long process = idle.isEmpty() ? processes++ : idle.removeFirst();
    Running call = new Running(client, f, process, operations.size(), world.now());
    write(Operation.Type.INVOKE, ProcessId.client(process), f, argument);
    running.add(call);
    return call;
  }

  /** A note on the history. */
  public void note(String what) {
    write(Operation.Type.INFO, ProcessId.nemesis(), "fault", Value.of(what));
  }

  /** Something that cannot be right, seen while the run went on. */
  public void violation(Violation violation) {
    findings.add(violation);
  }

  public Findings findings() {
    return findings;
  }

  public History history() {
    return History.of(operations);
  }

  /** All calls whose outcome nobody knows, those still running included. */
  public List<Open> unanswered() {
    List<Open> all = new ArrayList<>(unanswered);
    running.forEach(call -> all.add(call.open(world.now())));
    return all;
  }

  private void write(Operation.Type type, ProcessId process, String f, Value value) {
    operations.add(new Operation(operations.size(), world.now(), type, process, f, value));
  }

  /** A call under way. */
  public final class Running {
    private final NodeId client;
    private final String f;
    private final long process;
    private final long index;
    private final long start;

    private Running(NodeId client, String f, long process, long index, long start) {
      this.client = client;
      this.f = f;
      this.process = process;
      this.index = index;
      this.start = start;
    }

    long index() {
      return index;
    }

    public void ok(Value result) {
      complete(Operation.Type.OK, result);
      idle.addLast(process);
    }

    public void fail(String why) {
      complete(Operation.Type.FAIL, Value.of(why));
      idle.addLast(process);
    }

    /** The process ends here: its call may still take effect. */
    public void info(String why) {
      complete(Operation.Type.INFO, Value.of(why));
      unanswered.add(open(world.now()));
    }

    private void complete(Operation.Type type, Value value) {
      running.remove(this);
      write(type, ProcessId.client(process), f, value);
    }

    private Open open(long end) {
      return new Open(f, index, client, start, end);
    }
  }
}
