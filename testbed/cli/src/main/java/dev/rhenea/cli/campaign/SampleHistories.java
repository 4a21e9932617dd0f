package dev.rhenea.cli.campaign;

import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.campaign.SampleClients.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Histories of well-known sizes and shapes, for measuring checkers. */
final class SampleHistories {

  /** How many values the registers that are written again and again know. */
  private static final int VALUES = 5;

  /** How many reads are falsified to spoil a history. */
  private static final int SPOILED = 10;

  private SampleHistories() {}

  /** Registers under as many reads as writes and compare-and-sets, over five values. */
  static List<Operation> registers(long seed, int keys, int calls, int clients, double loss) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] values = new long[keys];
    Supplier<Request> requests =
        () -> {
          int key = random.nextInt(keys);
          long one = random.nextInt(VALUES);
          long other = random.nextInt(VALUES);
          Value change = keyed(keys, key, Value.seq(Value.of(one), Value.of(other)));
          return switch (random.nextInt(3)) {
            case 0 ->
                new Request(
                    "read",
                    keyed(keys, key, Value.nil()),
                    false,
                    () -> keyed(keys, key, Value.of(values[key])));
            case 1 ->
                new Request(
                    "write",
                    keyed(keys, key, Value.of(one)),
                    true,
                    () -> {
                      values[key] = one;
                      return keyed(keys, key, Value.of(one));
                    });
            default ->
                new Request(
                    "cas",
                    change,
                    true,
                    () -> {
                      if (values[key] != one) {
                        return SampleClients.REFUSED;
                      }
                      values[key] = other;
                      return change;
                    });
          };
        };
    return new SampleClients(random, clients, loss).run(calls, requests).operations();
  }

  private static Value keyed(int keys, int key, Value value) {
    return keys == 1 ? value : Value.seq(Value.of(key), value);
  }

  /**
   * Falsifies a few reads of a register in the last tenth of {@code history}: they show a value
   * that nobody wrote. Any other value might be the late effect of a write whose outcome is
   * unknown, and the history be linearizable still.
   */
  static List<Operation> spoiled(List<Operation> history) {
    List<Operation> spoiled = new ArrayList<>(history);
    int left = SPOILED;
    for (int i = history.size() / 10 * 9; i < history.size() && left > 0; i++) {
      Operation o = history.get(i);
      if (o.type() == Operation.Type.OK && o.value() instanceof Value.Int && o.f().equals("read")) {
        Value other = Value.of(VALUES);
        spoiled.set(i, new Operation(o.index(), o.time(), o.type(), o.process(), o.f(), other));
        left--;
      }
    }
    return spoiled;
  }

  /** One register: half reads, half writes of values that are written once. */
  static List<Operation> uniqueRegister(long seed, int calls, int clients, double loss) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] state = new long[2];
    Supplier<Request> requests =
        () -> {
          if (random.nextBoolean()) {
            return new Request("read", Value.nil(), false, () -> Value.of(state[0]));
          }
          long written = ++state[1];
          return new Request(
              "write",
              Value.of(written),
              true,
              () -> {
                state[0] = written;
                return Value.of(written);
              });
        };
    return new SampleClients(random, clients, loss).run(calls, requests).operations();
  }

  /** A log: four appends for each read of the last entries, and a read of all at the end. */
  static History log(long seed, int calls, int clients) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Value> entries = new ArrayList<>();
    long[] values = new long[1];
    Supplier<Request> requests =
        () -> {
          if (random.nextInt(5) == 0) {
            long to = entries.size();
            long from = Math.max(0, to - 8);
            return new Request(
                "read",
                Value.seq(Value.of(from), Value.of(to)),
                false,
                () -> new Value.Seq(entries.subList((int) from, (int) to)));
          }
          Value value = Value.of(values[0]++);
          return new Request(
              "append",
              value,
              true,
              () -> {
                Value entry = Value.seq(Value.of(entries.size()), value);
                entries.add(entry);
                return entry;
              });
        };
    SampleClients sample = new SampleClients(random, clients, 0.01).run(calls - 1, requests);
    return sample
        .run(
            1,
            () ->
                new Request(
                    "read",
                    Value.seq(Value.of(0), Value.of(entries.size())),
                    false,
                    () -> new Value.Seq(entries)))
        .history();
  }

  /** A set to which each element is added once, and that is read now and then. */
  static History set(long seed, int calls, int clients) {
    SplittableRandom random = new SplittableRandom(seed);
    TreeSet<Long> elements = new TreeSet<>();
    long[] values = new long[1];
    Supplier<Request> requests =
        () -> {
          if (random.nextInt(1000) == 0) {
            return new Request(
                "read",
                Value.nil(),
                false,
                () -> new Value.Seq(elements.stream().map(Value::of).toList()));
          }
          long element = values[0]++;
          return new Request(
              "add",
              Value.of(element),
              true,
              () -> {
                elements.add(element);
                return Value.nil();
              });
        };
    return new SampleClients(random, clients, 0.01).run(calls, requests).history();
  }

  /** A queue that stays short: the longer it is, the likelier the next call is a dequeue. */
  static History queue(long seed, int calls, int clients) {
    SplittableRandom random = new SplittableRandom(seed);
    Deque<Value> queue = new ArrayDeque<>();
    long[] values = new long[1];
    Supplier<Request> requests =
        () -> {
          if (random.nextInt(8) < queue.size()) {
            return new Request(
                "dequeue",
                Value.nil(),
                false,
                () -> queue.isEmpty() ? SampleClients.REFUSED : queue.remove());
          }
          Value element = Value.of(++values[0]);
          return new Request(
              "enqueue",
              element,
              false,
              () -> {
                queue.add(element);
                return Value.nil();
              });
        };
    return new SampleClients(random, clients, 0).run(calls, requests).history();
  }
}
