package dev.rhenea.cli.verify.workload;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.node.table.Table;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Transactions that read lists and append to them. A list is a key of the table, its elements
 * separated by blanks. A transaction reads all its lists as of one position, computes, and writes
 * with a guard on the version of everything it read: if anything has changed meanwhile, nothing
 * happens and the transaction has failed.
 */
final class ListAppendWorkload implements Workload {
  private static final int LISTS = 8;
  private static final int LONGEST_TRANSACTION = 4;

  /** Appends after which a list is left alone and another one begun. */
  private static final int LONGEST_LIST = 64;

  private static final Value READ = new Value.Keyword("r");
  private static final Value APPEND = new Value.Keyword("append");

  private final SplittableRandom random;

  /** How many elements have been appended to each list in use. */
  private final Map<Long, Long> appended = new LinkedHashMap<>();

  private long lists;

  ListAppendWorkload(long seed) {
    this.random = new SplittableRandom(seed);
    while (lists < LISTS) {
      appended.put(lists++, 0L);
    }
  }

  @Override
  public String log() {
    return Table.LOG;
  }

  @Override
  public Answer prepare(NodeClient node) {
    return node.get(name(Value.of(0))).await();
  }

  @Override
  public synchronized Invocation next() {
    List<Value> steps = new ArrayList<>();
    for (int left = random.nextInt(1, LONGEST_TRANSACTION + 1); left > 0; left--) {
      long list = List.copyOf(appended.keySet()).get(random.nextInt(LISTS));
      steps.add(random.nextBoolean() ? read(list) : append(list));
    }
    return new Invocation("txn", new Value.Seq(steps));
  }

  private static Value read(long list) {
    return Value.seq(READ, Value.of(list), Value.nil());
  }

  private Value append(long list) {
    long element = appended.merge(list, 1L, Long::sum);
    if (element == LONGEST_LIST) {
      appended.remove(list);
      appended.put(lists++, 0L);
    }
    return Value.seq(APPEND, Value.of(list), Value.of(element));
  }

  /** Every list that ever was, a few in a transaction. */
  @Override
  public synchronized List<Invocation> last() {
    List<Invocation> reads = new ArrayList<>();
    for (long first = 0; first < lists; first += LISTS) {
      List<Value> steps = new ArrayList<>();
      for (long list = first; list < Math.min(lists, first + LISTS); list++) {
        steps.add(read(list));
      }
      reads.add(new Invocation("txn", new Value.Seq(steps)));
    }
    return reads;
  }

  @Override
  public Outcome perform(NodeClient node, Invocation asked) {
    List<List<Value>> steps =
        ((Value.Seq) asked.argument())
            .items().stream().map(step -> ((Value.Seq) step).items()).toList();
    List<String> keys = steps.stream().map(step -> name(step.get(1))).distinct().toList();
    Answer before = Cells.ask(node, keys);
    if (!(before instanceof Answer.Ok(JsonObject body))) {
      return Outcome.failed(before); // nothing has been written yet
    }
    Cells cells = Cells.of(body);
    Done done = Done.of(steps, cells);
    if (done.written.isEmpty()) {
      return new Outcome.Ok(done.told);
    }
    return Outcome.of(node.transact(cells.put(keys, done.written)).await(), written -> done.told);
  }

  /**
   * A transaction applied to what it read.
   *
   * @param told the transaction with its reads filled in
   * @param written the new content of the keys it changes
   */
  private record Done(Value told, Map<String, String> written) {
    static Done of(List<List<Value>> steps, Cells cells) {
      Map<String, List<Value>> lists = new LinkedHashMap<>();
      Map<String, String> written = new LinkedHashMap<>();
      List<Value> told = new ArrayList<>();
      for (List<Value> step : steps) {
        String key = name(step.get(1));
        List<Value> list = lists.computeIfAbsent(key, unread -> elements(cells, unread));
        if (step.getFirst().equals(READ)) {
          Value content = list.isEmpty() ? Value.nil() : new Value.Seq(list);
          told.add(Value.seq(READ, step.get(1), content));
        } else {
          list.add(step.getLast());
          written.put(key, list.stream().map(Value::toString).collect(Collectors.joining(" ")));
          told.add(new Value.Seq(step));
        }
      }
      return new Done(new Value.Seq(told), written);
    }

    private static List<Value> elements(Cells cells, String key) {
      return cells
          .value(key)
          .map(text -> Arrays.stream(text.split(" ")).map(Long::parseLong).map(Value::of).toList())
          .map(ArrayList::new)
          .orElseGet(ArrayList::new);
    }
  }

  private static String name(Value list) {
    return "l" + list;
  }
}
