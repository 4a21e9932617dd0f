package dev.rhenea.node.table.machine;

import dev.rhenea.environment.NodeId;
import dev.rhenea.virtuallog.Lsn;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * How much of the log is kept although it is on disks. The rule, T1: <i>below the mark, everything
 * is reflected in the durable state of a majority of the replicas</i>, so that whoever needs what
 * was trimmed finds one to copy from unless a majority of disks is lost. Under that, the log waits
 * for its slowest replica, which then needs no copy when it comes back, but for no more than {@code
 * hold} entries: a replica that is gone for ever must not fill the disks of the others.
 *
 * <p>The replicas are those of the cluster's nodes. One that joins has nothing: it copies at once
 * what was trimmed before it came, and nothing more is trimmed than a majority of all has. One
 * leaves only if a majority of the rest has what was trimmed ({@link #covers}); what it announced
 * counts no more.
 *
 * @param every a replica makes its state durable and says so after this many positions, at least 1
 * @param keep positions that are kept in any case, for readers of the log; at least 0
 * @param hold positions that are kept for a replica that does not come along; at least {@code keep}
 */
public record Retention(int every, long keep, long hold) {
  /** Every 4,096 positions; the last 100,000 in any case; a million for a dead replica. */
  public static final Retention DEFAULT = new Retention(4096, 100_000, 1_000_000);

  public Retention {
    if (every < 1 || keep < 0 || hold < keep) {
      throw new IllegalArgumentException(
          "retention needs every >= 1 and 0 <= keep <= hold, not %d, %d, %d"
              .formatted(every, keep, hold));
    }
  }

  /**
   * Below which the log may be trimmed.
   *
   * @param durable as announced, up to {@code applied}
   * @param members nodes that have a replica, at least one; one that has announced nothing has
   *     nothing
   * @param applied how far the log was played
   */
  public Lsn mark(SortedMap<NodeId, Lsn> durable, List<NodeId> members, Lsn applied) {
    List<Lsn> highestFirst =
        members.stream()
            .map(member -> durable.getOrDefault(member, Lsn.ZERO))
            .sorted(Comparator.<Lsn>naturalOrder().reversed())
            .toList();
    Lsn byMajority = highestFirst.get(highestFirst.size() / 2);
    Lsn byAll = highestFirst.getLast();
    Lsn patient = Lsn.min(byAll, back(applied, keep));
    Lsn impatient = Lsn.min(byMajority, back(applied, hold));
    return Lsn.max(patient, impatient);
  }

  /**
   * Whether T1 holds below {@code mark} for these members.
   *
   * @param durable as announced
   */
  public static boolean covers(SortedMap<NodeId, Lsn> durable, List<NodeId> members, Lsn mark) {
    long have =
        members.stream()
            .filter(member -> !durable.getOrDefault(member, Lsn.ZERO).isBefore(mark))
            .count();
    return 2 * have > members.size();
  }

  private static Lsn back(Lsn from, long positions) {
    return new Lsn(Math.max(0, from.value() - positions));
  }
}
