package dev.rhenea.composition.calculator;

import dev.rhenea.environment.NodeId;
import dev.rhenea.prediction.Needs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedCollection;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/** How many of some nodes may fail while what is needed lives. A set of nodes is a set of bits. */
public final class Survival {
  /** Above this, sets are not listed: nobody reads them. */
  private static final int MOST_QUORUMS = 500;

  /** Above this, sets of nodes are not tried one by one. */
  private static final int MOST_TRIED = 20;

  private final Needs needs;
  private final List<NodeId> nodes;

  /**
   * @param nodes all nodes there are, those that are needed among them, at most 64
   */
  public Survival(Needs needs, SequencedCollection<NodeId> nodes) {
    this.needs = needs;
    this.nodes = List.copyOf(nodes);
    if (nodes.size() > Long.SIZE) {
      throw new IllegalArgumentException("more than %d nodes".formatted(Long.SIZE));
    }
  }

  /**
   * Whatever so many nodes fail, it lives; -1 if it never does, empty if that is too much to try.
   */
  public OptionalInt worst() {
    if (needs.isMet(List.of())) {
      return OptionalInt.of(nodes.size());
    }
    OptionalInt fatal =
        isTree()
            ? OptionalInt.of(fewestFatal(needs))
            : fewest(failed -> !needs.isMet(alive(~failed)));
    return fatal.isPresent() ? OptionalInt.of(fatal.getAsInt() - 1) : fatal;
  }

  /** If the right ones fail, so many may, and it lives; empty if that is too much to try. */
  public OptionalInt best() {
    OptionalInt enough =
        isTree() ? OptionalInt.of(fewestEnough(needs)) : fewest(left -> needs.isMet(alive(left)));
    return enough.isPresent() ? OptionalInt.of(nodes.size() - enough.getAsInt()) : enough;
  }

  /** The smallest sets of nodes that are enough, by size; empty if they are too many to list. */
  public Optional<List<List<NodeId>>> quorums() {
    return quorums(needs)
        .map(sets ->
            sets.stream()
                .sorted(Comparator.<Long>comparingInt(Long::bitCount))
                .map(this::alive)
                .toList());
  }

  // ---- if every node is needed for one thing only, parts can be counted one by one ----

  private boolean isTree() {
    return leaves(needs) == needs.nodes().size();
  }

  private static int leaves(Needs some) {
    return switch (some) {
      case Needs.Nobody() -> 0;
      case Needs.One one -> 1;
      case Needs.AtLeast(int least, List<Needs> parts) ->
          parts.stream().mapToInt(Survival::leaves).sum();
    };
  }

  private int fewestFatal(Needs some) {
    return switch (some) {
      case Needs.Nobody() -> nodes.size() + 1; // so many there are not
      case Needs.One one -> 1;
      case Needs.AtLeast(int least, List<Needs> parts) ->
          parts.stream().mapToInt(this::fewestFatal).sorted().limit(parts.size() - least + 1).sum();
    };
  }

  private static int fewestEnough(Needs some) {
    return switch (some) {
      case Needs.Nobody() -> 0;
      case Needs.One one -> 1;
      case Needs.AtLeast(int least, List<Needs> parts) ->
          parts.stream().mapToInt(Survival::fewestEnough).sorted().limit(least).sum();
    };
  }

  // ---- otherwise sets are tried ----

  /** The size of the smallest set for which it holds. */
  private OptionalInt fewest(LongPredicate condition) {
    int size = nodes.size();
    if (size > MOST_TRIED) {
      return OptionalInt.empty();
    }
    return IntStream.rangeClosed(0, size)
        .filter(count ->
            IntStream.range(0, 1 << size)
                .filter(set -> Integer.bitCount(set) == count)
                .anyMatch(condition::test))
        .findFirst();
  }

  private List<NodeId> alive(long set) {
    return IntStream.range(0, nodes.size())
        .filter(i -> (set >>> i & 1) == 1)
        .mapToObj(nodes::get)
        .toList();
  }

  private Optional<List<Long>> quorums(Needs some) {
    return switch (some) {
      case Needs.Nobody() -> Optional.of(List.of(0L));
      case Needs.One(NodeId node) -> Optional.of(List.of(1L << nodes.indexOf(node)));
      case Needs.AtLeast(int least, List<Needs> parts) -> quorums(least, parts);
    };
  }

  /** Part by part: the smallest sets that are enough for so many of the parts seen so far. */
  private Optional<List<Long>> quorums(int least, List<Needs> parts) {
    List<List<Long>> enough = new ArrayList<>();
    enough.add(List.of(0L));
    IntStream.range(0, least).forEach(i -> enough.add(List.of()));
    for (Needs part : parts) {
      Optional<List<Long>> own = quorums(part);
      if (own.isEmpty()) {
        return own;
      }
      for (int count = least; count > 0; count--) {
        List<Long> sets = new ArrayList<>(enough.get(count));
        for (long before : enough.get(count - 1)) {
          own.get().forEach(more -> sets.add(before | more));
        }
        if (sets.size() > MOST_QUORUMS * parts.size()) {
          return Optional.empty();
        }
        enough.set(count, smallest(sets));
      }
    }
    return enough.get(least).size() > MOST_QUORUMS
        ? Optional.empty()
        : Optional.of(enough.get(least));
  }

  private static List<Long> smallest(List<Long> sets) {
    List<Long> kept = new ArrayList<>();
    sets.stream()
        .sorted(Comparator.<Long>comparingInt(Long::bitCount))
        .filter(set -> kept.stream().noneMatch(smaller -> (smaller & set) == smaller))
        .forEach(kept::add);
    return kept;
  }
}
