package dev.rhenea.cli.campaign;

import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.campaign.SampleClients.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Small histories of transactions over up to three lists, as odd as they come: few clients or many,
 * answers that got lost, several appends to one list at once. Two of three were spoiled, and may be
 * wrong; the third is correct by construction.
 *
 * <p>The last call reads all lists, so that everything that was appended is known.
 */
final class SmallTransactions {
  private static final Value READ = new Value.Keyword("r");
  private static final Value APPEND = new Value.Keyword("append");

  private final SplittableRandom random;
  private final List<List<Value>> lists = new ArrayList<>();
  private long appended;

  private SmallTransactions(SplittableRandom random) {
    this.random = random;
    for (int key = random.nextInt(1, 4); key > 0; key--) {
      lists.add(new ArrayList<>());
    }
  }

  /** The history of one seed. */
  static List<Operation> of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SmallTransactions transactions = new SmallTransactions(random);
    double loss = random.nextBoolean() ? 0.1 : 0;
    List<Operation> history =
        new SampleClients(random, random.nextInt(2, 6), loss)
            .run(random.nextInt(4, 14), transactions::request)
            .run(1, transactions::readAll)
            .operations();
    return seed % 3 == 0 ? history : transactions.spoiled(history);
  }

  private Request request() {
    List<Value> steps = new ArrayList<>();
    for (int size = random.nextInt(1, 4); size > 0; size--) {
      Value key = Value.of(random.nextInt(lists.size()));
      steps.add(
          random.nextBoolean()
              ? Value.seq(READ, key, Value.nil())
              : Value.seq(APPEND, key, Value.of(++appended)));
    }
    return new Request("txn", new Value.Seq(steps), true, () -> transact(steps));
  }

  private Request readAll() {
    List<Value> steps = new ArrayList<>();
    for (int key = 0; key < lists.size(); key++) {
      steps.add(Value.seq(READ, Value.of(key), Value.nil()));
    }
    return new Request("txn", new Value.Seq(steps), false, () -> transact(steps));
  }

  private Value transact(List<Value> steps) {
    List<Value> told = new ArrayList<>();
    for (Value each : steps) {
      List<Value> step = items(each);
      List<Value> list = list(step.get(1));
      if (step.getFirst().equals(APPEND)) {
        list.add(step.get(2));
        told.add(each);
      } else {
        told.add(Value.seq(READ, step.get(1), new Value.Seq(list)));
      }
    }
    return new Value.Seq(told);
  }

  private List<Value> list(Value key) {
    if (key instanceof Value.Int(long number)) {
      return lists.get(Math.toIntExact(number));
    }
    throw new IllegalArgumentException("not a key: " + key);
  }

  private static List<Value> items(Value value) {
    return value instanceof Value.Seq(List<Value> items) ? items : List.of();
  }

  private List<Operation> spoiled(List<Operation> history) {
    List<Operation> spoiled = new ArrayList<>(history);
    for (int times = random.nextInt(1, 4); times > 0; times--) {
      switch (random.nextInt(4)) {
        case 0 -> swapNeighbours(spoiled);
        case 1 -> deny(spoiled);
        default -> changeRead(spoiled);
      }
    }
    return spoiled;
  }

  /** Turns the real-time order of two neighbours around, unless one process did both. */
  private void swapNeighbours(List<Operation> history) {
    int at = random.nextInt(history.size() - 1);
    Operation one = history.get(at);
    Operation other = history.get(at + 1);
    if (!one.process().equals(other.process())) {
      history.set(at, changed(other, at, other.type(), other.value()));
      history.set(at + 1, changed(one, at + 1, one.type(), one.value()));
    }
  }

  /** Says of a transaction that happened that it failed. */
  private void deny(List<Operation> history) {
    int at = random.nextInt(history.size());
    Operation o = history.get(at);
    if (o.type() == Operation.Type.OK) {
      history.set(at, changed(o, at, Operation.Type.FAIL, o.value()));
    }
  }

  /** Takes something from what was read, puts something there, or puts it in disorder. */
  private void changeRead(List<Operation> history) {
    List<Operation> answers =
        history.stream()
            .filter(o -> o.type() == Operation.Type.OK)
            .filter(o -> !reads(items(o.value())).isEmpty())
            .toList();
    if (answers.isEmpty()) {
      return;
    }
    Operation answer = answers.get(random.nextInt(answers.size()));
    List<Value> steps = new ArrayList<>(items(answer.value()));
    List<Integer> reads = reads(steps);
    int at = reads.get(random.nextInt(reads.size()));
    Value key = items(steps.get(at)).get(1);
    List<Value> found = new ArrayList<>(items(items(steps.get(at)).get(2)));
    switch (random.nextInt(4)) {
      case 0 -> Collections.rotate(found, 1);
      case 1 -> found.addAll(list(key).stream().skip(found.size()).limit(1).toList());
      case 2 -> found.subList(0, random.nextInt(found.size() + 1)).clear();
      default -> found.subList(random.nextInt(found.size() + 1), found.size()).clear();
    }
    steps.set(at, Value.seq(READ, key, new Value.Seq(found)));
    int index = Math.toIntExact(answer.index());
    history.set(index, changed(answer, index, answer.type(), new Value.Seq(steps)));
  }

  private static List<Integer> reads(List<Value> steps) {
    return Stream.iterate(0, at -> at < steps.size(), at -> at + 1)
        .filter(at -> items(steps.get(at)).getFirst().equals(READ))
        .toList();
  }

  private static Operation changed(Operation o, int index, Operation.Type type, Value value) {
    return new Operation(index, index, type, o.process(), o.f(), value);
  }
}
