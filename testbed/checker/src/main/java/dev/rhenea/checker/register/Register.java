package dev.rhenea.checker.register;

import static java.util.stream.Collectors.toSet;

import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.register.Access.Read;
import dev.rhenea.checker.register.Access.Swap;
import dev.rhenea.checker.register.Access.Update;
import dev.rhenea.checker.register.Access.Write;
import dev.rhenea.checker.register.Block.Cluster;
import dev.rhenea.checker.register.Block.Inversion;
import dev.rhenea.checker.register.Block.Moment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One register: its accesses that took effect, welded into blocks, and what is wrong with them. */
final class Register {

  private final Value initial;
  private final Updates updates;
  private final Effects effects;
  private final List<Write> writes = new ArrayList<>();
  private final Map<Value, List<Read>> readsOf = new LinkedHashMap<>();
  private final Map<Value, List<Swap>> swapsOf = new LinkedHashMap<>();

  Register(List<Access> accesses, Updates updates, Value initial) {
    this.initial = initial;
    this.updates = updates;
    this.effects = Effects.of(accesses, updates, initial);
    for (Access access : accesses) {
      switch (access) {
        case Read read -> listOf(readsOf, read.observed()).add(read);
        case Write write when effects.tookEffect(write) -> writes.add(write);
        case Swap swap when effects.tookEffect(swap) -> listOf(swapsOf, swap.observed()).add(swap);
        case Update neverHappened -> {}
      }
    }
  }

  private static <T> List<T> listOf(Map<Value, List<T>> lists, Value value) {
    return lists.computeIfAbsent(value, unseen -> new ArrayList<>());
  }

  /** Returns why the register is not linearizable, or nothing if it is. */
  Optional<Violation> violation() {
    return effects.unexplained().or(this::replacedTwice).or(this::contradiction);
  }

  private Optional<Violation> replacedTwice() {
    return swapsOf.values().stream()
        .filter(swaps -> swaps.size() > 1)
        .findFirst()
        .map(swaps -> replacedTwice(swaps.get(0), swaps.get(1)));
  }

  private Violation replacedTwice(Swap one, Swap other) {
    List<Access> evidence = new ArrayList<>(List.of(one, other));
    Update replaced = updates.of(one.observed());
    if (replaced != null && effects.tookEffect(replaced)) {
      evidence.add(replaced);
    }
    return violation(
        RegisterRule.REPLACED_TWICE,
        "operations %d and %d both replaced %s, which was there but once"
            .formatted(one.start(), other.start(), one.observed()),
        evidence);
  }

  /** To be asked only if no value was replaced twice: then every value has one successor. */
  private Optional<Violation> contradiction() {
    List<Block> blocks = blocks();
    return swapLoop(blocks)
        .or(() -> blocks.stream().flatMap(this::outOfTurn).findFirst())
        .or(() -> BlockOrder.conflict(blocks).map(this::cameBack));
  }

  private List<Block> blocks() {
    Stream<Cluster> beginnings =
        Stream.concat(
            Stream.of(cluster(initial, null)),
            writes.stream().map(write -> cluster(write.written(), write)));
    return beginnings.map(this::block).toList();
  }

  private Cluster cluster(Value value, @Nullable Update by) {
    return new Cluster(value, by, readsOf.getOrDefault(value, List.of()));
  }

  private Block block(Cluster beginning) {
    List<Cluster> clusters = new ArrayList<>(List.of(beginning));
    for (Swap swap = next(beginning); swap != null; swap = next(clusters.getLast())) {
      clusters.add(cluster(swap.written(), swap));
    }
    return new Block(clusters);
  }

  private @Nullable Swap next(Cluster cluster) {
    List<Swap> swaps = swapsOf.getOrDefault(cluster.value(), List.of());
    return swaps.isEmpty() ? null : swaps.getFirst();
  }

  /** Every swap follows, back from its observed value, from a beginning or from itself. */
  private Optional<Violation> swapLoop(List<Block> blocks) {
    Set<Value> begun = blocks.stream().flatMap(Block::values).collect(toSet());
    return swapsOf.values().stream()
        .map(List::getFirst)
        .filter(swap -> !begun.contains(swap.observed()))
        .findFirst()
        .map(swap -> {
          List<Swap> loop = loop(swap);
          return violation(
              RegisterRule.SWAP_LOOP,
              "%d operations, the first of them %d, replaced each other's values in a circle"
                  .formatted(loop.size(), swap.start()),
              loop);
        });
  }

  private List<Swap> loop(Swap from) {
    List<Swap> loop = new ArrayList<>();
    Swap swap = from;
    do {
      loop.add(swap);
      swap = swapsOf.getOrDefault(swap.written(), List.of(from)).getFirst();
    } while (!swap.equals(from));
    return loop;
  }

  private Stream<Violation> outOfTurn(Block block) {
    Inversion wrong = block.inversion();
    if (wrong == null) {
      return Stream.empty();
    }
    String what =
        "%s, of %s, began after %s, of %s, had ended, but must precede it"
            .formatted(
                wrong.first().name(),
                block.valueAt(wrong.first()),
                wrong.second().name(),
                block.valueAt(wrong.second()));
    return Stream.of(
        violation(RegisterRule.OUT_OF_TURN, what, block.evidence(wrong.first(), wrong.second())));
  }

  private Violation cameBack(BlockOrder.Conflict conflict) {
    Block one = conflict.one();
    Block other = conflict.other();
    return violation(
        RegisterRule.VALUE_CAME_BACK,
        before(one, other) + ", but " + before(other, one),
        Stream.concat(evidence(one, other), evidence(other, one)).toList());
  }

  private static String before(Block one, Block other) {
    Moment end = one.firstEnd();
    Moment start = other.startAfter(end);
    return "%s was there (%s ended) before %s (%s began)"
        .formatted(one.valueAt(end), end.name(), other.valueAt(start), start.name());
  }

  /** Returns what shows that {@code block} both precedes and follows {@code other}. */
  private static Stream<Access> evidence(Block block, Block other) {
    return block.evidence(block.firstEnd(), block.startAfter(other.firstEnd())).stream();
  }

  private Violation violation(RegisterRule rule, String message, List<? extends Access> accesses) {
    return rule.violation(
        message,
        accesses.stream()
            .flatMap(access -> Stream.concat(Stream.of(access), witnesses(access)))
            .toList());
  }

  private Stream<Access> witnesses(Access access) {
    return effects.witnesses(access).stream();
  }
}
