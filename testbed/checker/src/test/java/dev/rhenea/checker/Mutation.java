package dev.rhenea.checker;

import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Small random changes to histories, after which they may be wrong, or still right. */
public final class Mutation {

  private Mutation() {}

  /** Swaps neighbours in time, if they belong to different processes. */
  public static List<Operation> swapNeighbours(List<Operation> history, RandomGenerator random) {
    List<Operation> changed = new ArrayList<>(history);
    for (int times = random.nextInt(1, 5); times > 0 && changed.size() > 1; times--) {
      int i = random.nextInt(changed.size() - 1);
      Operation one = changed.get(i);
      Operation two = changed.get(i + 1);
      if (!one.process().equals(two.process())) {
        changed.set(i, at(i, two));
        changed.set(i + 1, at(i + 1, one));
      }
    }
    return changed;
  }

  /** Gives a random answer another outcome; an ok without a result of its own is not invented. */
  public static List<Operation> changeOutcome(List<Operation> history, RandomGenerator random) {
    List<Operation> changed = new ArrayList<>(history);
    List<Operation> answers = history.stream().filter(o -> o.type() == Operation.Type.OK).toList();
    if (!answers.isEmpty()) {
      Operation answer = answers.get(random.nextInt(answers.size()));
      Operation.Type type = random.nextBoolean() ? Operation.Type.FAIL : Operation.Type.INFO;
      changed.set((int) answer.index(), with(answer, type, Value.nil()));
    }
    return changed;
  }

  /** Replaces the value of an operation. */
  public static List<Operation> replace(List<Operation> history, Operation old, Value value) {
    List<Operation> changed = new ArrayList<>(history);
    changed.set((int) old.index(), with(old, old.type(), value));
    return changed;
  }

  private static Operation at(int index, Operation o) {
    return new Operation(index, o.time(), o.type(), o.process(), o.f(), o.value());
  }

  private static Operation with(Operation o, Operation.Type type, Value value) {
    return new Operation(o.index(), o.time(), type, o.process(), o.f(), value);
  }
}
