package dev.rhenea.checker.register;

import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.register.Access.Read;
import dev.rhenea.checker.register.Access.Update;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What unique values weld together: a write (or the initial value), the reads of it, the
 * compare-and-set that replaced it, the reads of that one's value, and so on. In every
 * linearization these operations stand next to each other, the clusters in this order:
 *
 * <pre>
 *   | write a   reads of a | cas a -> b   reads of b | cas b -> c   reads of c |
 *     cluster 0              cluster 1                 cluster 2
 * </pre>
 */
final class Block {

  /**
   * A value and those who saw it.
   *
   * @param by who wrote it; null for the initial value
   */
  record Cluster(Value value, @Nullable Update by, List<Read> reads) {}

  /**
   * One end of an access; the initial value counts as written at the beginning of time.
   *
   * @param at index of an operation
   * @param cluster which cluster the access belongs to
   * @param access whose; null for the initial value
   */
  record Moment(long at, int cluster, @Nullable Access access) {
    static final Moment BEGINNING = new Moment(Long.MIN_VALUE, 0, null);

    /** Names the access for a message. */
    String name() {
      return access == null ? "the initial value" : "operation " + access.start();
    }

    Moment earlier(Moment other) {
      return other.at < at ? other : this;
    }

    Moment later(Moment other) {
      return other.at > at ? other : this;
    }
  }

  /** Two accesses in the wrong order: {@code first} begins after {@code second} has ended. */
  record Inversion(Moment first, Moment second) {}

  private final List<Cluster> clusters;
  private Moment firstEnd = new Moment(Long.MAX_VALUE, 0, null);
  private Moment lastStart = Moment.BEGINNING;
  private @Nullable Inversion inversion;

  Block(List<Cluster> clusters) {
    this.clusters = List.copyOf(clusters);
    for (int i = 0; i < clusters.size(); i++) {
      Cluster cluster = clusters.get(i);
      if (cluster.by() == null) {
        firstEnd = Moment.BEGINNING;
      } else {
        add(List.of(cluster.by()), i);
      }
      add(cluster.reads(), i);
    }
  }

  /** Adds accesses that must come after all those added before, in any order among themselves. */
  private void add(List<? extends Access> accesses, int cluster) {
    Moment startedBefore = lastStart;
    for (Access access : accesses) {
      Moment end = new Moment(access.end(), cluster, access);
      if (inversion == null && end.at() < startedBefore.at()) {
        inversion = new Inversion(startedBefore, end);
      }
      firstEnd = firstEnd.earlier(end);
      lastStart = lastStart.later(new Moment(access.start(), cluster, access));
    }
  }

  /** Returns the first moment at which one of its accesses has ended. */
  Moment firstEnd() {
    return firstEnd;
  }

  /** Returns the last moment at which one of its accesses begins. */
  Moment lastStart() {
    return lastStart;
  }

  /**
   * Returns the start of an access that begins after {@code end}, if there is one: of that which
   * ends first if it will do, since it is evidence anyway.
   */
  Moment startAfter(Moment end) {
    Access first = firstEnd.access();
    return first != null && first.start() > end.at()
        ? new Moment(first.start(), firstEnd.cluster(), first)
        : lastStart;
  }

  /** Returns two accesses that real time and the clusters order differently, if there are any. */
  @Nullable Inversion inversion() {
    return inversion;
  }

  /** Returns every value that the block held, in this order. */
  Stream<Value> values() {
    return clusters.stream().map(Cluster::value);
  }

  Value valueAt(Moment moment) {
    return clusters.get(moment.cluster()).value();
  }

  /**
   * Returns the accesses of both moments and the updates of their clusters and of all between:
   * enough to put the two into one block, in this order.
   */
  List<Access> evidence(Moment one, Moment other) {
    int from = Math.min(one.cluster(), other.cluster());
    int to = Math.max(one.cluster(), other.cluster());
    return Stream.concat(
            Stream.of(one, other).map(Moment::access),
            clusters.subList(from, to + 1).stream().map(Cluster::by))
        .<Access>mapMulti((access, evidence) -> {
          if (access != null) {
            evidence.accept(access);
          }
        })
        .toList();
  }
}
