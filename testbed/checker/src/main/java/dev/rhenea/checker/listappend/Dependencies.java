package dev.rhenea.checker.listappend;

import dev.rhenea.checker.history.ProcessId;
import dev.rhenea.checker.listappend.Edge.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions come before which: a graph whose first nodes are the transactions, by their
 * numbers. There are two further kinds of node, so that there are no more edges than calls and
 * steps, times a small constant:
 *
 * <pre>
 *   a moment       T1, T2 -> moment -> moment -> T3     all that ended before, all that begin after,
 *                                                       anywhere or in one process
 *   the end of     T1, T2 -> end -> T3, T4              all that knew the last value, all that
 *   a list                                              appended behind it
 * </pre>
 */
final class Dependencies {

  /** No node. */
  private static final int NONE = -1;

  private final List<Transaction> transactions;
  private final List<List<Edge>> outgoing = new ArrayList<>();

  private Dependencies(List<Transaction> transactions) {
    this.transactions = transactions;
    transactions.forEach(transaction -> addNode());
  }

  /**
   * Builds the graph.
   *
   * @param happened for each transaction whether it certainly took effect; the others have no edges
   */
  static Dependencies of(
      List<Transaction> transactions, boolean[] happened, List<VersionOrder> orders) {
    Dependencies dependencies = new Dependencies(transactions);
    orders.forEach(dependencies::list);
    List<Transaction> present =
        transactions.stream().filter(transaction -> happened[transaction.number()]).toList();
    dependencies.processes(present);
    dependencies.realTime(present);
    return dependencies;
  }

  /** Returns the number of all nodes. */
  int size() {
    return outgoing.size();
  }

  boolean isTransaction(int node) {
    return node < transactions.size();
  }

  Transaction transaction(int node) {
    return transactions.get(node);
  }

  List<Edge> from(int node) {
    return outgoing.get(node);
  }

  private int addNode() {
    outgoing.add(new ArrayList<>(4));
    return outgoing.size() - 1;
  }

  private void edge(int from, int to, Kind kind, @Nullable VersionOrder order, int at) {
    if (from != to) {
      outgoing.get(from).add(new Edge(from, to, kind, order, at));
    }
  }

  private void list(VersionOrder order) {
    List<Appended> values = order.values();
    for (int i = 1; i < values.size(); i++) {
      edge(number(values.get(i - 1)), number(values.get(i)), Kind.WRITE_WRITE, order, i);
    }
    int end = order.later().isEmpty() ? NONE : end(order);
    for (Reading reading : order.readings()) {
      int length = reading.before().size();
      int reader = reading.by().number();
      if (length > 0) {
        edge(number(values.get(length - 1)), reader, Kind.WRITE_READ, order, length);
      }
      if (length < values.size()) {
        edge(reader, number(values.get(length)), Kind.READ_WRITE, order, length);
      } else if (end != NONE) {
        edge(reader, end, Kind.READ_WRITE, order, length);
      }
    }
  }

  /** The transaction that appended the last value is not among those that come later. */
  private int end(VersionOrder order) {
    int end = addNode();
    int length = order.values().size();
    if (length > 0) {
      edge(number(order.values().getLast()), end, Kind.WRITE_WRITE, order, length);
    }
    for (int i = 0; i < order.later().size(); i++) {
      edge(end, number(order.later().get(i)), Kind.ONWARD, order, i);
    }
    return end;
  }

  private static int number(Appended appended) {
    return appended.by().number();
  }

  /** One moment between two transactions of a process. */
  private void processes(List<Transaction> present) {
    Map<ProcessId, Transaction> latest = new LinkedHashMap<>();
    Map<ProcessId, Integer> moments = new LinkedHashMap<>();
    for (Transaction transaction : present) {
      ProcessId process = transaction.call().invocation().process();
      Transaction before = latest.put(process, transaction);
      if (before != null) {
        int moment = moment(moments.getOrDefault(process, NONE));
        moments.put(process, moment);
        edge(before.number(), moment, Kind.PROCESS, null, 0);
        edge(moment, transaction.number(), Kind.ONWARD, null, 0);
      }
    }
  }

  private int moment(int before) {
    int moment = addNode();
    if (before != NONE) {
      edge(before, moment, Kind.ONWARD, null, 0);
    }
    return moment;
  }

  /** One moment for each beginning that follows an end. */
  private void realTime(List<Transaction> present) {
    List<Transaction> byEnd =
        present.stream().sorted(Comparator.comparingLong(each -> each.call().end())).toList();
    int moment = NONE;
    int ended = 0;
    for (Transaction transaction : present) {
      long start = transaction.call().start();
      if (byEnd.get(ended).call().end() < start) {
        moment = moment(moment);
        while (byEnd.get(ended).call().end() < start) {
          edge(byEnd.get(ended++).number(), moment, Kind.REAL_TIME, null, 0);
        }
      }
      if (moment != NONE) {
        edge(moment, transaction.number(), Kind.ONWARD, null, 0);
      }
    }
  }
}
