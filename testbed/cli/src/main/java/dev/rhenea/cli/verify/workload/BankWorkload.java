package dev.rhenea.cli.verify.workload;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.node.table.Table;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Transfers between accounts, each a key of the table: every read sees the same total, and no
 * account is overdrawn. A transfer writes two accounts with a guard on the version of both; a read
 * takes all accounts as of one position.
 */
final class BankWorkload implements Workload {
  /** What all accounts add up to, at any time. */
  static final long TOTAL = 100;

  private static final long ACCOUNTS = 8;
  private static final long MOST = 5;

  private static final Value FROM = new Value.Keyword("from");
  private static final Value TO = new Value.Keyword("to");
  private static final Value AMOUNT = new Value.Keyword("amount");
  private static final List<String> KEYS =
      LongStream.range(0, ACCOUNTS).mapToObj(BankWorkload::name).toList();

  private final SplittableRandom random;

  BankWorkload(long seed) {
    this.random = new SplittableRandom(seed);
  }

  @Override
  public String log() {
    return Table.LOG;
  }

  /** All the money on the first account; whoever comes second finds the accounts there. */
  @Override
  public Answer prepare(NodeClient node) {
    Map<String, String> balances = new LinkedHashMap<>();
    KEYS.forEach(key -> balances.put(key, balances.isEmpty() ? Long.toString(TOTAL) : "0"));
    Answer opened = node.transact(new Cells(Map.of()).put(KEYS, balances)).await();
    return opened instanceof Answer.Fail ? node.get(KEYS.getFirst()).await() : opened;
  }

  @Override
  public synchronized Invocation next() {
    if (random.nextBoolean()) {
      return read();
    }
    long from = random.nextLong(ACCOUNTS);
    long to = (from + random.nextLong(1, ACCOUNTS)) % ACCOUNTS;
    Map<Value, Value> transfer = new LinkedHashMap<>();
    transfer.put(FROM, Value.of(from));
    transfer.put(TO, Value.of(to));
    transfer.put(AMOUNT, Value.of(random.nextLong(1, MOST + 1)));
    return new Invocation("transfer", new Value.Mapping(transfer));
  }

  @Override
  public List<Invocation> last() {
    return List.of(read());
  }

  private static Invocation read() {
    return new Invocation("read", Value.nil());
  }

  @Override
  public Outcome perform(NodeClient node, Invocation asked) {
    return switch (asked.f()) {
      case "read" -> Outcome.ofRead(Cells.ask(node, KEYS), body -> balances(Cells.of(body)));
      case "transfer" -> transfer(node, asked, ((Value.Mapping) asked.argument()).entries());
      default -> throw new IllegalArgumentException("no operation on a bank: " + asked);
    };
  }

  private static Value balances(Cells cells) {
    Map<Value, Value> balances = new LinkedHashMap<>();
    for (long account = 0; account < ACCOUNTS; account++) {
      balances.put(
          Value.of(account),
          cells
              .value(name(account))
              .map(balance -> Value.of(Long.parseLong(balance)))
              .orElse(Value.nil()));
    }
    return new Value.Mapping(balances);
  }

  private static Outcome transfer(NodeClient node, Invocation asked, Map<Value, Value> parts) {
    String from = name(number(parts, FROM));
    String to = name(number(parts, TO));
    long amount = number(parts, AMOUNT);
    Answer before = Cells.ask(node, List.of(from, to));
    if (!(before instanceof Answer.Ok(JsonObject body))) {
      return Outcome.failed(before); // nothing has been written yet
    }
    Cells cells = Cells.of(body);
    long source = balance(cells, from);
    if (source < amount) {
      return new Outcome.Fail(false);
    }
    Map<String, String> after = new LinkedHashMap<>();
    after.put(from, Long.toString(source - amount));
    after.put(to, Long.toString(balance(cells, to) + amount));
    return Outcome.of(
        node.transact(cells.put(after.keySet(), after)).await(), done -> asked.argument());
  }

  /** An account that a broken table has lost is empty: the reads will show it. */
  private static long balance(Cells cells, String key) {
    return cells.value(key).map(Long::parseLong).orElse(0L);
  }

  private static long number(Map<Value, Value> parts, Value name) {
    if (parts.get(name) instanceof Value.Int(long number)) {
      return number;
    }
    throw new IllegalArgumentException("a transfer without " + name + ": " + parts);
  }

  private static String name(long account) {
    return "a" + account;
  }
}
