package dev.rhenea.checker.set;

import dev.rhenea.checker.Findings;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One set to which each element is added once, and what is wrong with its calls. */
final class GrowingSet {

  /** A read that was answered, and the elements it returned. */
  private record Read(Call call, Set<Value> elements) {}

  /**
   * A call where it belongs in the order of all.
   *
   * @param element what an add added; null for a read
   */
  private record Placed(Call call, long place, @Nullable Value element) {}

  private final Findings findings;
  private final Map<Value, Call> adds = new LinkedHashMap<>();
  private final List<Read> reads = new ArrayList<>();
  private @Nullable String ambiguity;

  GrowingSet(Findings findings) {
    this.findings = findings;
  }

  void add(Call call, Value element) {
    Call before = adds.putIfAbsent(element, call);
    if (before == null || call.isFailed()) {
      return;
    }
    if (before.isFailed()) {
      adds.put(element, call);
    } else if (ambiguity == null) {
      ambiguity =
          "operations %d and %d both add %s: this checker needs elements that are added once"
              .formatted(before.start(), call.start(), element);
    }
  }

  void read(Call call, List<Value> seen) {
    Set<Value> elements = new HashSet<>(seen);
    if (elements.size() < seen.size()) {
      findings.add(
          SetRule.READ_TWICE.violation(
              "operation %d returned an element twice".formatted(call.start()), List.of(call)));
    }
    reads.add(new Read(call, elements));
  }

  /** Returns why the set cannot be judged, or null. */
  @Nullable String ambiguity() {
    return ambiguity;
  }

  void check() {
    if (reads.stream().map(this::isFromSomewhere).toList().contains(false)) {
      return;
    }
    List<Read> chain = chain();
    if (!chain.isEmpty() || reads.isEmpty()) {
      realTime(place(chain));
    }
  }

  private boolean isFromSomewhere(Read read) {
    for (Value element : read.elements()) {
      Call add = adds.get(element);
      if (add == null || add.isFailed()) {
        findings.add(
            add == null
                ? SetRule.NEVER_ADDED.violation(
                    "operation %d returned %s, which nobody added"
                        .formatted(read.call().start(), element),
                    List.of(read.call()))
                : SetRule.FAILED_ADD_READ.violation(
                    "operation %d returned %s, but operation %d failed to add it"
                        .formatted(read.call().start(), element, add.start()),
                    List.of(add, read.call())));
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the different contents that were read, each by its first reader, rising; none if they
   * do not contain each other.
   */
  private List<Read> chain() {
    List<Read> bySize =
        reads.stream().sorted(Comparator.comparingInt(read -> read.elements().size())).toList();
    List<Read> chain = new ArrayList<>();
    for (Read read : bySize) {
      if (!chain.isEmpty() && !read.elements().containsAll(chain.getLast().elements())) {
        findings.add(disagreement(chain.getLast(), read));
        return List.of();
      }
      if (chain.isEmpty() || read.elements().size() > chain.getLast().elements().size()) {
        chain.add(read);
      }
    }
    return chain;
  }

  private Violation disagreement(Read one, Read other) {
    Value missed = first(one, other);
    Value missing = first(other, one);
    return SetRule.READERS_DISAGREE.violation(
        "operation %d returned %s but not %s, operation %d the other way round"
            .formatted(one.call().start(), missed, missing, other.call().start()),
        List.of(one.call(), other.call()));
  }

  private static Value first(Read in, Read notIn) {
    return in.elements().stream()
        .filter(element -> !notIn.elements().contains(element))
        .min(Comparator.comparing(Value::toString))
        .orElseThrow();
  }

  /** Reads have odd places, by content; adds even ones, just before the first that returns them. */
  private List<Placed> place(List<Read> chain) {
    Map<Value, Long> firstSeen = new HashMap<>();
    Map<Integer, Long> placeOfSize = new HashMap<>();
    for (int i = 0; i < chain.size(); i++) {
      long place = 2L * i + 1;
      chain.get(i).elements().forEach(element -> firstSeen.putIfAbsent(element, place - 1));
      placeOfSize.put(chain.get(i).elements().size(), place);
    }
    List<Placed> placed = new ArrayList<>();
    for (Read read : reads) {
      long place = placeOfSize.getOrDefault(read.elements().size(), 0L);
      placed.add(new Placed(read.call(), place, null));
    }
    adds.forEach((element, add) -> {
      if (firstSeen.containsKey(element) || add.isOk()) {
        long place = firstSeen.getOrDefault(element, 2L * chain.size());
        placed.add(new Placed(add, place, element));
      }
    });
    return placed;
  }

  /** Whoever begins after another has ended must not have a lower place. */
  private void realTime(List<Placed> placed) {
    List<Placed> byEnd =
        placed.stream().sorted(Comparator.comparingLong(each -> each.call().end())).toList();
    List<Placed> byStart =
        placed.stream().sorted(Comparator.comparingLong(each -> each.call().start())).toList();
    Placed highest = null;
    int ended = 0;
    for (Placed each : byStart) {
      while (byEnd.get(ended).call().end() < each.call().start()) {
        Placed one = byEnd.get(ended++);
        highest = highest == null || one.place() > highest.place() ? one : highest;
      }
      if (highest != null && highest.place() > each.place()) {
        findings.add(contradiction(highest, each));
      }
    }
  }

  private Violation contradiction(Placed earlier, Placed later) {
    Value added = earlier.element();
    Value addedLater = later.element();
    String before = "operation %d had ended before".formatted(earlier.call().start());
    List<Call> evidence = new ArrayList<>(List.of(earlier.call(), later.call()));
    if (added != null && addedLater != null) {
      reads.stream()
          .filter(read -> read.elements().contains(addedLater) && !read.elements().contains(added))
          .findFirst()
          .ifPresent(read -> evidence.add(read.call()));
      return SetRule.REORDERED_ADD.violation(
          "%s was added after %s, but was there without it".formatted(addedLater, added), evidence);
    }
    if (added != null) {
      return SetRule.LOST_ADD.violation(
          "operation %d missed %s, though %s, which added it"
              .formatted(later.call().start(), added, before),
          evidence);
    }
    return addedLater == null
        ? SetRule.WENT_BACK.violation(
            "operation %d missed something, though %s, which returned it"
                .formatted(later.call().start(), before),
            evidence)
        : SetRule.READ_TOO_EARLY.violation(
            "%s was there, though %s its add, operation %d, began"
                .formatted(addedLater, before, later.call().start()),
            evidence);
  }
}
