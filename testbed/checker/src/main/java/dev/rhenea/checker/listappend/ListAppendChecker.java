package dev.rhenea.checker.listappend;

import dev.rhenea.checker.Checker;
import dev.rhenea.checker.Findings;
import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges whether transactions over lists, all of them empty at first, are strictly serializable: as
 * if each took effect as a whole at one moment of its own, between its beginning and its end.
 *
 * <table>
 *   <caption>The operation it understands</caption>
 *   <tr><th>f</th><th>invoked with</th><th>ok with</th></tr>
 *   <tr><td>txn</td><td>[[r key nil], [append key v], ...]</td><td>the same, with the whole list in
 *       place of each nil; an empty one may be nil</td></tr>
 * </table>
 *
 * Values are unique in their list, or the verdict is unknown; a value may be tried again after a
 * {@code fail}. The history holds every append to its lists. Real time is the order of indices.
 *
 * <h2>Why the order of appends is known</h2>
 *
 * The idea is Elle's (Alvaro and Kingsbury, VLDB 2020): a list keeps all that was appended to it,
 * in order, so one read tells through which states the list went, and each of its values tells who
 * brought it there. If the history is strictly serializable, then along its serialization
 *
 * <ul>
 *   <li>a transaction finds what others had left, the same in all its reads, and behind it its own
 *       appends so far ({@link Views}: {@code internal});
 *   <li>every answer is a beginning of the longest one, holds each value once, and only values of
 *       transactions that did not fail; those of one transaction stand in its own order ({@link
 *       Observed}: {@code incompatible-order}, {@code duplicate-elements}, {@code never-appended},
 *       {@code G1a}, {@code dirty-update});
 *   <li>nobody but itself finds a list between two appends of one transaction ({@code G1b});
 *   <li>what certainly was appended, and was never read, stands behind everything that was ({@link
 *       VersionOrder}). Certain is a transaction that was acknowledged, or had another of its
 *       appends read: an unknown outcome that shows anywhere was a success.
 * </ul>
 *
 * <p>A list or a view that breaks one of these is a finding, and is not used any further, so that
 * what follows rests on nothing doubtful.
 *
 * <h2>Why a cycle is wrong</h2>
 *
 * {@link Dependencies} says of pairs of transactions which of them must come first in any
 * serialization: who appended a value before who appended behind it (ww); who appended a value
 * before who read the list up to it (wr); who read the list up to a value before who appended the
 * next one (rw); who ended before who began. A cycle of these leaves no first transaction. It is
 * reported as the weakest promise that it breaks ({@link Cycle}), with the fewest transactions that
 * were found to show it ({@link ShortestCycle}), one for each tangle of transactions.
 *
 * <h2>Why nothing else is</h2>
 *
 * Without a finding there is an order of the certain transactions that agrees with all of these
 * pairs; the others can be thought away, since nobody saw them. Let the transactions take effect in
 * this order. Appends to a list then happen as {@link VersionOrder} has them, the unread ones at
 * the end, in an order that nobody can object to. A transaction that read a list up to a value
 * comes behind who appended that, and before who appended the next one, or one of the unread ones;
 * so it finds what it was answered. And no transaction comes before one that had ended when it
 * began: all can have a moment of their own between beginning and end. So there is a finding <em>if
 * and only if</em> the history is not strictly serializable.
 *
 * <h2>What it costs</h2>
 *
 * O(n log n) for n steps and values read. A graph with an edge for each pair of transactions that
 * follow each other would be quadratic; moments and ends of lists, as nodes between them, keep it
 * linear. If there are cycles, finding small ones may take longer, up to a fixed effort.
 *
 * <h2>What it does not check</h2>
 *
 * <ul>
 *   <li>Appends that nobody could have read: whether an acknowledged one, to a list that is not
 *       read afterwards, got lost.
 *   <li>Weaker promises for their own sake: a database that promises snapshot isolation is told
 *       what it does not promise. The name of the finding says what else is broken.
 *   <li>Predicates, and lists that get shorter.
 *   <li>All that goes wrong: one cycle is shown where many hang together.
 * </ul>
 *
 * The verdict is unknown if no read was answered.
 */
public final class ListAppendChecker implements Checker {

  @Override
  public Verdict check(History history) {
    OperationCounts operations = OperationCounts.of(history);
    List<Transaction> transactions = TransactionCalls.of(history);
    Map<Value, KeyHistory> lists = new LinkedHashMap<>();
    transactions.forEach(transaction -> appends(transaction, lists));
    Optional<String> ambiguity =
        lists.values().stream().flatMap(list -> list.ambiguity().stream()).findFirst();
    if (ambiguity.isPresent()) {
      return new Verdict.Unknown(operations, ambiguity.get());
    }
    Findings findings = new Findings();
    transactions.forEach(transaction ->
        Views.of(transaction, findings).forEach((key, reading) -> list(lists, key).read(reading)));
    List<Observed> observed = new ArrayList<>();
    lists.values().forEach(list -> Observed.of(list, findings).ifPresent(observed::add));
    cycles(transactions, observed).forEach(cycle -> findings.add(cycle.violation()));
    if (!findings.isEmpty()) {
      return findings.invalid(operations);
    }
    return transactions.stream()
            .flatMap(transaction -> transaction.steps().stream())
            .anyMatch(Step.Read.class::isInstance)
        ? new Verdict.Valid(operations)
        : new Verdict.Unknown(operations, "no read was answered");
  }

  private static KeyHistory list(Map<Value, KeyHistory> lists, Value key) {
    return lists.computeIfAbsent(key, KeyHistory::new);
  }

  private static void appends(Transaction transaction, Map<Value, KeyHistory> lists) {
    for (Step step : transaction.steps()) {
      if (step instanceof Step.Append(Value key, Value value)) {
        list(lists, key).append(transaction, value);
      }
    }
  }

  private static List<Cycle> cycles(List<Transaction> transactions, List<Observed> lists) {
    boolean[] happened = new boolean[transactions.size()];
    transactions.forEach(each -> happened[each.number()] = each.call().isOk());
    for (Observed list : lists) {
      list.values().forEach(value -> happened[value.by().number()] = true);
    }
    List<VersionOrder> orders =
        lists.stream()
            .map(list -> VersionOrder.of(list, transaction -> happened[transaction.number()]))
            .toList();
    return new Cycles(Dependencies.of(transactions, happened, orders)).find();
  }
}
