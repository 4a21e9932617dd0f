package dev.rhenea.checker.register;

import dev.rhenea.checker.Mutation;
import dev.rhenea.checker.RandomHistory;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A correct register, random clients that write each value once, and ways to spoil the outcome. */
public final class RandomRegister implements RandomHistory.Model<RandomRegister> {

  public static final Value INITIAL = Value.of(0);

  private Value value = INITIAL;
  private long values;

  @Override
  public RandomHistory.Request<RandomRegister> request(RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> write(Value.of(++values));
      case 3, 4 -> swap(random);
      default -> read();
    };
  }

  static RandomHistory.Request<RandomRegister> read() {
    return new RandomHistory.Request<>("read", Value.nil(), true, register -> register.value);
  }

  private static RandomHistory.Request<RandomRegister> write(Value written) {
    return new RandomHistory.Request<>(
        "write",
        written,
        true,
        register -> {
          register.value = written;
          return Value.nil();
        });
  }

  /**
   * Tries to replace a recent value. Whether the guard holds is known only when the request takes
   * effect; an ok that was refused is recorded as a fail by {@link #refusedAsFailed}.
   */
  private RandomHistory.Request<RandomRegister> swap(RandomGenerator random) {
    Value old = Value.of(Math.max(0, values - random.nextInt(2)));
    Value written = Value.of(++values);
    return new RandomHistory.Request<>(
        "cas",
        Value.seq(old, written),
        true,
        register -> {
          boolean holds = register.value.equals(old);
          register.value = holds ? written : register.value;
          return Value.of(holds ? "swapped" : "refused");
        });
  }

  /** Makes a history of {@code calls} calls by {@code clients} clients. */
  public static List<Operation> history(RandomGenerator random, int clients, int calls) {
    RandomRegister register = new RandomRegister();
    return refusedAsFailed(
        new RandomHistory<>(random, register, register).run(clients, calls).operations());
  }

  static List<Operation> refusedAsFailed(List<Operation> operations) {
    List<Operation> answered = new ArrayList<>();
    for (Operation o : operations) {
      boolean refused = o.type() == Operation.Type.OK && o.value().equals(Value.of("refused"));
      answered.add(
          refused
              ? new Operation(
                  o.index(), o.time(), Operation.Type.FAIL, o.process(), o.f(), Value.nil())
              : o);
    }
    return answered;
  }

  /** Changes a few things, so that the history may be wrong. */
  public static List<Operation> mutate(List<Operation> history, RandomGenerator random) {
    List<Operation> mutated = history;
    for (int times = random.nextInt(1, 4); times > 0; times--) {
      mutated = mutateOnce(mutated, random);
    }
    return mutated;
  }

  private static List<Operation> mutateOnce(List<Operation> history, RandomGenerator random) {
    return switch (random.nextInt(6)) {
      case 0 -> Mutation.changeOutcome(history, random);
      case 1 -> Mutation.swapNeighbours(history, random);
      case 2 -> otherGuard(history, random);
      default -> otherValue(history, random);
    };
  }

  private static List<Operation> otherValue(List<Operation> history, RandomGenerator random) {
    return one(history, Operation.Type.OK, "read", random)
        .map(read -> Mutation.replace(history, read, someValue(history, random)))
        .orElse(history);
  }

  private static List<Operation> otherGuard(List<Operation> history, RandomGenerator random) {
    return one(history, Operation.Type.INVOKE, "cas", random)
        .map(swap -> {
          Value written = ((Value.Seq) swap.value()).items().getLast();
          Value change = Value.seq(someValue(history, random), written);
          return Mutation.replace(history, swap, change);
        })
        .orElse(history);
  }

  private static Optional<Operation> one(
      List<Operation> history, Operation.Type type, String f, RandomGenerator random) {
    List<Operation> found =
        history.stream().filter(o -> o.type() == type && o.f().equals(f)).toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.get(random.nextInt(found.size())));
  }

  private static Value someValue(List<Operation> history, RandomGenerator random) {
    return Value.of(random.nextInt(history.size() / 3 + 1));
  }
}
