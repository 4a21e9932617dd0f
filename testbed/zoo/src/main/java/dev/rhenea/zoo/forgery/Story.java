package dev.rhenea.zoo.forgery;

import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.ProcessId;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.List;

/** A history that is still being written, line by line. */
final class Story {
  /** An invocation or an outcome; its place in the story is its time. */
  record Line(long process, Operation.Type type, String f, Value value) {}

  private final List<Line> lines;
  private long processes;

  Story() {
    lines = new ArrayList<>();
  }

  private Story(Story other) {
    lines = new ArrayList<>(other.lines);
    processes = other.processes;
  }

  /** The same so far, to be continued or corrected in another way. */
  Story copy() {
    return new Story(this);
  }

  /** A process that has done nothing yet. */
  long newcomer() {
    return processes++;
  }

  /** Adds a line and returns its place. */
  int add(long process, Operation.Type type, String f, Value value) {
    lines.add(new Line(process, type, f, value));
    return lines.size() - 1;
  }

  /** A call with nothing beside it, by a newcomer. */
  void call(String f, Value argument, Operation.Type outcome, Value result) {
    long process = newcomer();
    add(process, Operation.Type.INVOKE, f, argument);
    add(process, outcome, f, result);
  }

  Value value(int place) {
    return lines.get(place).value;
  }

  void correct(int place, Value value) {
    Line line = lines.get(place);
    lines.set(place, new Line(line.process, line.type, line.f, value));
  }

  int length() {
    return lines.size();
  }

  History history() {
    List<Operation> operations = new ArrayList<>();
    for (Line line : lines) {
      long index = operations.size();
      operations.add(
          new Operation(
              index, index, line.type, ProcessId.client(line.process), line.f, line.value));
    }
    return History.of(operations);
  }
}
