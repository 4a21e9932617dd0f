package dev.rhenea.checker.log;

import dev.rhenea.checker.Mutation;
import dev.rhenea.checker.RandomHistory;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** A correct log, random clients that append each value once, and ways to spoil the outcome. */
final class RandomLog implements RandomHistory.Model<RandomLog> {

  private final boolean dense;
  private final boolean trims;
  private final RandomGenerator random;
  private final TreeMap<Long, Value> entries = new TreeMap<>();
  private long tail;
  private long trimMark;
  private long values = 100;

  private RandomLog(boolean dense, boolean trims, RandomGenerator random) {
    this.dense = dense;
    this.trims = trims;
    this.random = random;
  }

  /** Makes a history of {@code calls} calls by {@code clients} clients, and a last read of all. */
  static List<Operation> history(RandomGenerator random, boolean dense, int clients, int calls) {
    return new RandomLog(dense, true, random).run(clients, calls);
  }

  /** Makes such a history in which nothing is trimmed. */
  static List<Operation> historyWithoutTrims(
      RandomGenerator random, boolean dense, int clients, int calls) {
    return new RandomLog(dense, false, random).run(clients, calls);
  }

  private List<Operation> run(int clients, int calls) {
    return new RandomHistory<>(random, this, this)
        .run(clients, calls)
        .then(read(0, calls * 2L))
        .operations();
  }

  @Override
  public RandomHistory.Request<RandomLog> request(RandomGenerator random) {
    long from = Math.max(0, tail - random.nextInt(5));
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4, 5, 6 -> append(Value.of(++values));
      case 7, 8, 9, 10 -> read(from, from + random.nextInt(6));
      case 11 -> trims ? trim(Math.max(0, tail - random.nextInt(4))) : tail();
      default -> tail();
    };
  }

  private static RandomHistory.Request<RandomLog> append(Value value) {
    return new RandomHistory.Request<>("append", value, true, log -> log.add(value));
  }

  private Value add(Value value) {
    while (!dense && random.nextInt(4) == 0) {
      tail++;
    }
    entries.put(tail, value);
    return Value.seq(Value.of(tail++), value);
  }

  static RandomHistory.Request<RandomLog> read(long from, long to) {
    return new RandomHistory.Request<>(
        "read", Value.seq(Value.of(from), Value.of(to)), true, log -> log.slice(from, to));
  }

  private Value slice(long from, long to) {
    List<Value> found = new ArrayList<>();
    entries
        .subMap(Math.min(to, Math.max(from, trimMark)), to)
        .forEach((position, value) -> found.add(Value.seq(Value.of(position), value)));
    return new Value.Seq(found);
  }

  private static RandomHistory.Request<RandomLog> tail() {
    return new RandomHistory.Request<>("tail", Value.nil(), true, log -> Value.of(log.tail));
  }

  private static RandomHistory.Request<RandomLog> trim(long before) {
    return new RandomHistory.Request<>(
        "trim",
        Value.of(before),
        true,
        log -> {
          log.trimMark = Math.max(log.trimMark, Math.min(before, log.tail));
          return Value.of(log.trimMark);
        });
  }

  /** Changes a few things, so that the history may be wrong. */
  static List<Operation> mutate(List<Operation> history, RandomGenerator random) {
    List<Operation> mutated = history;
    for (int times = random.nextInt(1, 3); times > 0; times--) {
      mutated = mutateOnce(mutated, random);
    }
    return mutated;
  }

  private static List<Operation> mutateOnce(List<Operation> history, RandomGenerator random) {
    return switch (random.nextInt(6)) {
      case 0 -> Mutation.changeOutcome(history, random);
      case 1 -> Mutation.swapNeighbours(history, random);
      case 2 -> moveAppend(history, random);
      case 3 -> moveTail(history, random);
      default -> changeRead(history, random);
    };
  }

  private static List<Operation> moveAppend(List<Operation> history, RandomGenerator random) {
    return answer(history, "append", random)
        .map(append -> {
          Value value = ((Value.Seq) append.value()).items().getLast();
          Value moved = Value.seq(Value.of(random.nextInt(6)), value);
          return Mutation.replace(history, append, moved);
        })
        .orElse(history);
  }

  private static List<Operation> moveTail(List<Operation> history, RandomGenerator random) {
    return answer(history, "tail", random)
        .map(tail -> Mutation.replace(history, tail, Value.of(random.nextInt(7))))
        .orElse(history);
  }

  private static List<Operation> changeRead(List<Operation> history, RandomGenerator random) {
    return answer(history, "read", random)
        .map(read -> Mutation.replace(history, read, change(read.value(), random)))
        .orElse(history);
  }

  /** Drops an entry, gives it another value, or invents one behind the others. */
  private static Value change(Value read, RandomGenerator random) {
    List<Value> entries = new ArrayList<>(((Value.Seq) read).items());
    Value value = Value.of(101 + random.nextInt(6));
    int at = entries.isEmpty() ? 0 : random.nextInt(entries.size());
    if (entries.isEmpty() || random.nextInt(3) == 0) {
      long last = entries.isEmpty() ? random.nextInt(5) : position(entries.getLast()) + 1;
      entries.add(Value.seq(Value.of(last), value));
    } else if (random.nextBoolean()) {
      entries.remove(at);
    } else {
      entries.set(at, Value.seq(Value.of(position(entries.get(at))), value));
    }
    return new Value.Seq(entries);
  }

  private static long position(Value entry) {
    return ((Value.Int) ((Value.Seq) entry).items().getFirst()).value();
  }

  private static Optional<Operation> answer(
      List<Operation> history, String f, RandomGenerator random) {
    List<Operation> answers =
        history.stream().filter(o -> o.type() == Operation.Type.OK && o.f().equals(f)).toList();
    return answers.isEmpty()
        ? Optional.empty()
        : Optional.of(answers.get(random.nextInt(answers.size())));
  }
}
