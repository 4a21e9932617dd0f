package dev.rhenea.checker.listappend;

import dev.rhenea.checker.Mutation;
import dev.rhenea.checker.RandomHistory;
import dev.rhenea.checker.RandomHistory.Request;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.ProcessId;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Transactions over lists that are strictly serializable, and ways to spoil them. */
final class RandomTransactions {

  static final Value READ = new Value.Keyword("r");
  static final Value APPEND = new Value.Keyword("append");

  private final int keys;
  private final Map<Value, List<Value>> lists =
      new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
  private final RandomHistory<Map<Value, List<Value>>> history;
  private long appended;

  RandomTransactions(RandomGenerator random, int keys) {
    this.keys = keys;
    this.history = new RandomHistory<>(random, lists, this::request);
  }

  /** Lets {@code clients} make {@code calls} transactions. */
  RandomTransactions run(int clients, int calls) {
    history.run(clients, calls);
    return this;
  }

  /** Reads all lists, when all others have been answered. */
  RandomTransactions readAll() {
    history.then(
        transaction(
            IntStream.range(0, keys)
                .mapToObj(key -> Value.seq(READ, key(key), Value.nil()))
                .toList()));
    return this;
  }

  List<Operation> operations() {
    return history.operations();
  }

  static Value key(int key) {
    return Value.of("k" + key);
  }

  private Request<Map<Value, List<Value>>> request(RandomGenerator draw) {
    List<Value> asked = new ArrayList<>();
    for (int size = draw.nextInt(1, 4); size > 0; size--) {
      Value key = key(draw.nextInt(keys));
      asked.add(
          draw.nextBoolean()
              ? Value.seq(READ, key, Value.nil())
              : Value.seq(APPEND, key, Value.of(++appended)));
    }
    return transaction(asked);
  }

  private static Request<Map<Value, List<Value>>> transaction(List<Value> asked) {
    return new Request<>("txn", new Value.Seq(asked), true, lists -> transact(lists, asked));
  }

  private static Value transact(Map<Value, List<Value>> lists, List<Value> asked) {
    List<Value> told = new ArrayList<>();
    for (Value each : asked) {
      List<Value> step = items(each);
      List<Value> list = lists.computeIfAbsent(step.get(1), unseen -> new ArrayList<>());
      if (step.getFirst().equals(APPEND)) {
        list.add(step.get(2));
        told.add(each);
      } else {
        told.add(Value.seq(READ, step.get(1), list(list)));
      }
    }
    return new Value.Seq(told);
  }

  static List<Value> items(Value value) {
    return value instanceof Value.Seq(List<Value> items) ? items : List.of();
  }

  /** An empty list is nil, as tables have it. */
  static Value list(List<Value> items) {
    return items.isEmpty() ? Value.nil() : new Value.Seq(items);
  }

  /** Changes a few things, so that the history may be wrong. */
  static List<Operation> mutate(List<Operation> history, RandomGenerator random) {
    List<Operation> mutated = history;
    for (int times = random.nextInt(1, 5); times > 0; times--) {
      mutated =
          switch (random.nextInt(6)) {
            case 0 -> Mutation.changeOutcome(mutated, random);
            case 1 -> Mutation.swapNeighbours(mutated, random);
            default -> otherAnswer(mutated, random);
          };
    }
    return mutated;
  }

  /** Gives one read another answer: part of it, another read's, or one in disorder. */
  private static List<Operation> otherAnswer(List<Operation> history, RandomGenerator random) {
    List<Operation> answers = answers(history);
    if (answers.isEmpty()) {
      return history;
    }
    Operation answer = answers.get(random.nextInt(answers.size()));
    List<Value> steps = new ArrayList<>(items(answer.value()));
    List<Integer> reads =
        IntStream.range(0, steps.size()).filter(i -> isRead(steps.get(i))).boxed().toList();
    int at = reads.get(random.nextInt(reads.size()));
    Value key = items(steps.get(at)).get(1);
    List<Value> found = new ArrayList<>(items(items(steps.get(at)).get(2)));
    switch (random.nextInt(6)) {
      case 0 -> found = new ArrayList<>(anyAnswer(answers, key, random));
      case 1 -> found.addAll(appendsTo(history, key, random));
      case 2 -> {
        if (found.size() > 1) {
          Collections.swap(found, random.nextInt(found.size()), random.nextInt(found.size()));
        }
      }
      case 3 -> {
        if (!found.isEmpty()) {
          found.remove(random.nextInt(found.size()));
        }
      }
      case 4 -> {
        if (!found.isEmpty()) {
          found.add(found.getFirst());
        }
      }
      default -> {
        if (!found.isEmpty()) {
          found.removeLast();
        }
      }
    }
    steps.set(at, Value.seq(READ, key, list(found)));
    return Mutation.replace(history, answer, new Value.Seq(steps));
  }

  /** Returns what was answered, if something was read. */
  static List<Operation> answers(List<Operation> history) {
    return history.stream()
        .filter(o -> o.type() == Operation.Type.OK)
        .filter(o -> items(o.value()).stream().anyMatch(RandomTransactions::isRead))
        .toList();
  }

  static boolean isRead(Value step) {
    return items(step).getFirst().equals(READ);
  }

  private static List<Value> anyAnswer(List<Operation> answers, Value key, RandomGenerator random) {
    List<Value> steps = items(answers.get(random.nextInt(answers.size())).value());
    return steps.stream()
        .filter(step -> isRead(step) && items(step).get(1).equals(key))
        .findFirst()
        .map(step -> items(items(step).get(2)))
        .orElse(List.of());
  }

  /** Returns one value that somebody appends to {@code key}, or nearly always one. */
  private static List<Value> appendsTo(List<Operation> history, Value key, RandomGenerator random) {
    List<Value> values =
        history.stream()
            .filter(o -> o.type() == Operation.Type.INVOKE)
            .flatMap(o -> items(o.value()).stream())
            .filter(step -> !isRead(step) && items(step).get(1).equals(key))
            .map(step -> items(step).get(2))
            .toList();
    return values.isEmpty()
        ? List.of(Value.of(-1))
        : List.of(values.get(random.nextInt(values.size())));
  }

  /** Gives the calls to processes that make one after the other. */
  static List<Operation> inSessions(List<Operation> history, RandomGenerator random) {
    Map<ProcessId, ProcessId> sessions = new LinkedHashMap<>();
    List<ProcessId> idle = new ArrayList<>();
    List<Operation> changed = new ArrayList<>();
    long processes = 0;
    for (Operation o : history) {
      ProcessId session = sessions.get(o.process());
      if (session == null) {
        session =
            idle.isEmpty()
                ? ProcessId.client(processes++)
                : idle.remove(random.nextInt(idle.size()));
        sessions.put(o.process(), session);
      } else if (o.type() != Operation.Type.INFO) {
        idle.add(session);
      }
      changed.add(new Operation(o.index(), o.time(), o.type(), session, o.f(), o.value()));
    }
    return changed;
  }
}
