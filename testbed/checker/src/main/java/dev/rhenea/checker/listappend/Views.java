package dev.rhenea.checker.listappend;

import dev.rhenea.checker.Findings;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a transaction saw, told from what it did: each of its reads must return the list as others
 * had left it, always the same, and behind it what the transaction itself had appended so far.
 */
final class Views {

  private final Transaction transaction;
  private final Findings findings;
  private final Map<Value, List<Value>> own = new LinkedHashMap<>();
  private final Map<Value, Reading> readings = new LinkedHashMap<>();
  private final Set<Value> inconsistent = new LinkedHashSet<>();

  private Views(Transaction transaction, Findings findings) {
    this.transaction = transaction;
    this.findings = findings;
  }

  /** Returns its readings, by key; none of those that contradict themselves. */
  static Map<Value, Reading> of(Transaction transaction, Findings findings) {
    Views views = new Views(transaction, findings);
    transaction.steps().forEach(views::step);
    views.inconsistent.forEach(views.readings::remove);
    return views.readings;
  }

  private void step(Step step) {
    switch (step) {
      case Step.Append(Value key, Value value) ->
          own.computeIfAbsent(key, unseen -> new ArrayList<>()).add(value);
      case Step.Read read -> {
        if (!inconsistent.contains(read.key())) {
          read(read);
        }
      }
    }
  }

  private void read(Step.Read read) {
    List<Value> appended = own.getOrDefault(read.key(), List.of());
    Reading earlier = readings.get(read.key());
    List<Value> found = read.found();
    int others = found.size() - appended.size();
    if (others < 0 || !found.subList(others, found.size()).equals(appended)) {
      inconsistent(read, "after it had appended %s".formatted(new Value.Seq(appended)));
    } else if (earlier == null || earlier.before().equals(found.subList(0, others))) {
      readings.put(read.key(), new Reading(transaction, found.subList(0, others), found));
    } else {
      Value expected =
          new Value.Seq(Stream.concat(earlier.before().stream(), appended.stream()).toList());
      inconsistent(read, "where by itself it must find %s".formatted(expected));
    }
  }

  private void inconsistent(Step.Read read, String why) {
    inconsistent.add(read.key());
    findings.add(
        Anomaly.INTERNAL.violation(
            "%s read %s as %s %s"
                .formatted(transaction, read.key(), new Value.Seq(read.found()), why),
            transaction));
  }
}
