package dev.rhenea.checker.log;

import dev.rhenea.checker.Checker;
import dev.rhenea.checker.Findings;
import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.History;
import java.util.Optional;

/**
 * Judges the history of one shared log against the invariants I1 to I5.
 *
 * <table>
 *   <caption>The operations it understands</caption>
 *   <tr><th>f</th><th>invoked with</th><th>ok with</th></tr>
 *   <tr><td>append</td><td>v</td><td>[position v], or [position v segment]</td></tr>
 *   <tr><td>read</td><td>[from to]</td><td>[[position v] ...], all there is in from &lt;= position
 *       &lt; to</td></tr>
 *   <tr><td>tail</td><td>nil</td><td>the first position that holds nothing yet</td></tr>
 *   <tr><td>trim</td><td>position</td><td>the trim mark it reached, or nil if it was not
 *       told</td></tr>
 *   <tr><td>chain</td><td>nil</td><td>[version [[segment start stop] ...]], with stop nil for the
 *       open segment; somebody's copy, which may be old</td></tr>
 * </table>
 *
 * An ok read answers its whole range, as far as the tail at some moment during the call: whoever
 * gets less goes on reading before it says ok, and a follower that answers from an old prefix is no
 * such reader. Values are unique, or the verdict is unknown; a value may be tried again after a
 * {@code fail}. The history holds every append and every trim of the log. Real time is the order of
 * indices.
 *
 * <h2>Why these checks</h2>
 *
 * A log is a tail that only rises and, below it, positions whose content is decided for ever. So
 * let every completed operation stand for the tail it proves: an acknowledgement at p proves p+1, a
 * checkTail what it returned, a read one more than its last position, a trim what it reached, a
 * chain the start of its open segment. Order all operations by that number, an append at p between
 * p and p+1, a read at the higher of what it proves and what was proven before it. If that order
 * agrees with real time ({@link RealTimeOrder}), it is a linearization: the tail rises along it,
 * each append happens where the tail is its position, each checkTail where the tail is its answer.
 * If it does not, two operations contradict each other whatever the order of the rest, because each
 * needs its number at some moment between its start and its end. It is enough to compare an
 * operation with the highest number proven before it began: one lookup in a sorted list ({@link
 * RisingLevel}).
 *
 * <p>What is left is content. All sources together give each entry one position, and each position
 * one entry ({@link Placement}). Given that, a read is right if it leaves out nothing that stands
 * below its number and is not trimmed ({@link MissingEntries}): above the number it need not have
 * seen anything, so a read that returns less was early, not wrong. An append that nobody
 * acknowledged and nobody read may or may not stand anywhere: it constrains nothing.
 *
 * <p>With {@link #dense()}, every position below the tail must hold an entry. With {@link
 * #sparse()}, a position may hold a filler that readers do not see; then a hole is found only if
 * somebody, at any time, saw an entry there.
 *
 * <p>I1 compares neighbours among the observed chains sorted by version ({@link ChainVersions}); I4
 * compares acknowledgements that name their segment with the observed range of it ({@link
 * SegmentStops}).
 *
 * <h2>What it costs</h2>
 *
 * O(n log n) for n operations, entries read and segments observed: everything is sorting, hashing,
 * binary search and walks along what was read. A range that was asked for costs nothing by itself.
 *
 * <h2>What it does not check</h2>
 *
 * <ul>
 *   <li>Entries altered or removed on purpose by reconfigModify (V3).
 *   <li>That a tail is not too high: a tail above all entries is seen only as the hole it leaves in
 *       a read of a dense log.
 *   <li>That trimmed entries disappear, and in which steps: once a trim has begun, each read may
 *       miss any position below its mark.
 *   <li>That observed chains are recent, or that each version was observed.
 *   <li>I4 for acknowledgements without a segment; there it shows as I2, I3 or I5, or not at all.
 *   <li>I6 to I8, which a client cannot see.
 * </ul>
 *
 * The verdict is unknown if nothing was acknowledged, or an acknowledged append was neither read
 * afterwards nor trimmed ({@link ReadBack}).
 */
public final class LogChecker implements Checker {

  private final boolean dense;

  private LogChecker(boolean dense) {
    this.dense = dense;
  }

  /** For logs in which every position below the tail holds an entry that readers see. */
  public static LogChecker dense() {
    return new LogChecker(true);
  }

  /** For logs in which positions may hold fillers, which readers do not see. */
  public static LogChecker sparse() {
    return new LogChecker(false);
  }

  @Override
  public Verdict check(History history) {
    OperationCounts operations = OperationCounts.of(history);
    LogHistory log = LogHistory.of(history);
    Appends appends = Appends.of(log);
    if (appends.ambiguity().isPresent()) {
      return new Verdict.Unknown(operations, appends.ambiguity().get());
    }
    RisingLevel trimMark = RisingLevel.trimMark(log);
    Findings findings = findings(log, appends, trimMark);
    if (!findings.isEmpty()) {
      return findings.invalid(operations);
    }
    Optional<String> doubt = ReadBack.doubt(log, trimMark);
    return doubt.isPresent()
        ? new Verdict.Unknown(operations, doubt.get())
        : new Verdict.Valid(operations);
  }

  private Findings findings(LogHistory log, Appends appends, RisingLevel trimMark) {
    Findings findings = new Findings();
    new ChainVersions(findings).check(log.chains());
    Placement placement = Placement.of(log, appends, findings);
    RisingLevel provenTail = RisingLevel.provenTail(log);
    new RealTimeOrder(provenTail, findings).check(log, placement);
    SegmentStops stops = new SegmentStops(log);
    log.appends().forEach(append -> stops.check(append, findings));
    MissingEntries missing = new MissingEntries(dense, provenTail, trimMark, placement, findings);
    log.reads().forEach(missing::check);
    return findings;
  }
}
