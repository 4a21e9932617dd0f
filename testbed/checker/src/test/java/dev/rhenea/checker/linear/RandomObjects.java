package dev.rhenea.checker.linear;

import dev.rhenea.checker.Mutation;
import dev.rhenea.checker.RandomHistory;
import dev.rhenea.checker.RandomHistory.Request;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Correct queues, sets and tables under random clients, and ways to spoil the outcome. */
public final class RandomObjects {

  private RandomObjects() {}

  private static Value few(RandomGenerator random) {
    return Value.of(random.nextInt(1, 4));
  }

  public static List<Operation> queue(RandomGenerator random) {
    Deque<Value> queue = new ArrayDeque<>();
    return history(
        random,
        queue,
        draw -> {
          Value element = few(draw);
          return draw.nextBoolean()
              ? new Request<>("enqueue", element, true, q -> done(q.add(element)))
              : new Request<>("dequeue", Value.nil(), true, q -> orNil(q.poll()));
        });
  }

  /** A set; elements are removed, and added again, only if {@code shrinks}. */
  public static List<Operation> set(RandomGenerator random, boolean shrinks) {
    TreeSet<Long> set = new TreeSet<>();
    long[] added = {0};
    return history(
        random,
        set,
        draw -> {
          long element = draw.nextInt(1, 4);
          return switch (draw.nextInt(shrinks ? 6 : 4)) {
            case 0, 1 -> {
              long unique = shrinks ? element : ++added[0];
              yield new Request<>("add", Value.of(unique), true, s -> done(s.add(unique)));
            }
            case 2, 3 ->
                new Request<>(
                    "read",
                    Value.nil(),
                    true,
                    s -> new Value.Seq(s.stream().map(Value::of).toList()));
            case 4 ->
                new Request<>("remove", Value.of(element), true, s -> done(s.remove(element)));
            default ->
                new Request<>(
                    "contains", Value.of(element), true, s -> new Value.Bool(s.contains(element)));
          };
        });
  }

  public static List<Operation> table(RandomGenerator random) {
    Map<String, Value> table = new TreeMap<>();
    return history(
        random,
        table,
        draw -> {
          List<Value> asked = new ArrayList<>();
          for (int size = draw.nextInt(1, 4); size > 0; size--) {
            // Lists are kept under the first key, numbers under the others.
            String key = draw.nextInt(3) == 0 ? "list" : draw.nextBoolean() ? "x" : "y";
            asked.add(access(draw, key));
          }
          return new Request<>("txn", new Value.Seq(asked), true, t -> transact(t, asked));
        });
  }

  private static Value access(RandomGenerator draw, String key) {
    boolean list = key.equals("list");
    int what = draw.nextInt(5);
    if (what < 2) {
      return Value.seq(Value.of("r"), Value.of(key), Value.nil());
    }
    if (what == 2) {
      return list
          ? Value.seq(Value.of("w"), Value.of(key), Value.seq(few(draw)))
          : Value.seq(Value.of("guard"), Value.of(key), few(draw));
    }
    return Value.seq(Value.of(list ? "append" : "w"), Value.of(key), few(draw));
  }

  private static Value transact(Map<String, Value> table, List<Value> asked) {
    Map<String, Value> changed = new TreeMap<>(table);
    List<Value> told = new ArrayList<>();
    for (Value each : asked) {
      List<Value> parts = ((Value.Seq) each).items();
      String key = ((Value.Text) parts.get(1)).value();
      Value found = changed.getOrDefault(key, Value.nil());
      switch (((Value.Text) parts.get(0)).value()) {
        case "w" -> changed.put(key, parts.get(2));
        case "append" -> {
          List<Value> items =
              new ArrayList<>(found instanceof Value.Seq(var some) ? some : List.of());
          items.add(parts.get(2));
          changed.put(key, new Value.Seq(items));
        }
        case "guard" -> {
          if (!found.equals(parts.get(2))) {
            return Value.of("refused");
          }
        }
        default -> {}
      }
      boolean reads = parts.get(0).equals(Value.of("r"));
      told.add(reads ? Value.seq(parts.get(0), parts.get(1), found) : each);
    }
    table.putAll(changed);
    return new Value.Seq(told);
  }

  private static Value done(boolean ignored) {
    return Value.nil();
  }

  private static Value orNil(@Nullable Value value) {
    return value == null ? Value.nil() : value;
  }

  private static <S> List<Operation> history(
      RandomGenerator random, S object, RandomHistory.Model<S> model) {
    RandomHistory<S> history = new RandomHistory<>(random, object, model);
    history.run(random.nextInt(2, 6), random.nextInt(4, 13));
    return history.operations().stream().map(RandomObjects::refusedAsFailed).toList();
  }

  private static Operation refusedAsFailed(Operation o) {
    return o.type() == Operation.Type.OK && o.value().equals(Value.of("refused"))
        ? new Operation(o.index(), o.time(), Operation.Type.FAIL, o.process(), o.f(), Value.nil())
        : o;
  }

  /** Changes a few things, so that the history may be wrong. */
  public static List<Operation> mutate(List<Operation> history, RandomGenerator random) {
    List<Operation> mutated = history;
    for (int times = random.nextInt(1, 7); times > 0; times--) {
      mutated =
          switch (random.nextInt(5)) {
            case 0 -> Mutation.changeOutcome(mutated, random);
            case 1 -> Mutation.swapNeighbours(mutated, random);
            default -> otherAnswer(mutated, random);
          };
    }
    return mutated;
  }

  private static List<Operation> otherAnswer(List<Operation> history, RandomGenerator random) {
    List<Operation> answers = history.stream().filter(o -> o.type() == Operation.Type.OK).toList();
    if (answers.isEmpty()) {
      return history;
    }
    Operation answer = answers.get(random.nextInt(answers.size()));
    return Mutation.replace(history, answer, other(answer.value(), random));
  }

  /** Changes a number, drops an element of a list of numbers, or turns a truth around. */
  private static Value other(Value value, RandomGenerator random) {
    return switch (value) {
      case Value.Int number -> few(random);
      case Value.Bool(boolean truth) -> new Value.Bool(!truth);
      case Value.Seq(List<Value> items) when !items.isEmpty() -> {
        List<Value> changed = new ArrayList<>(items);
        int at = random.nextInt(items.size());
        if (items.get(at) instanceof Value.Int && random.nextBoolean()) {
          changed.remove(at);
        } else if (!(items.get(at) instanceof Value.Text)) {
          changed.set(at, other(items.get(at), random));
        }
        yield isTransaction(items) && changed.size() < 3 ? value : new Value.Seq(changed);
      }
      default -> value;
    };
  }

  private static boolean isTransaction(List<Value> items) {
    return items.getFirst() instanceof Value.Text;
  }
}
