package dev.rhenea.checker.log;

import dev.rhenea.checker.Findings;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.log.LogOperation.Append;
import dev.rhenea.checker.log.LogOperation.Entry;
import dev.rhenea.checker.log.LogOperation.Read;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where every entry stands, according to all acknowledgements and all reads together: one position
 * for each entry, and one entry for each position (I2, I5). Whatever contradicts that is a finding;
 * of contradicting sources the first wins, acknowledgements before reads.
 */
final class Placement {

  /**
   * An entry at its position.
   *
   * @param append the append it comes from
   * @param source the append itself if it was acknowledged, else the read that saw it first
   */
  record Placed(long position, Append append, LogOperation source) {}

  private final Appends appends;
  private final Findings findings;
  private final ByPosition byPosition;

  /** By {@link Append#ordinal()}. */
  private final @Nullable Placed[] byAppend;

  private Placement(int count, Appends appends, Findings findings) {
    this.appends = appends;
    this.findings = findings;
    this.byPosition = new ByPosition(count);
    this.byAppend = new Placed[count];
  }

  static Placement of(LogHistory log, Appends appends, Findings findings) {
    Placement placement = new Placement(log.appends().size(), appends, findings);
    log.appends().forEach(placement::acknowledged);
    log.reads().forEach(placement::read);
    return placement;
  }

  /** Returns what stands at {@code position}, if anybody knows. */
  @Nullable Placed at(long position) {
    return byPosition.get(position);
  }

  /** Returns all known entries, by rising position. */
  Stream<Placed> all() {
    return byPosition.all();
  }

  private void acknowledged(Append append) {
    if (append.isAcknowledged()) {
      place(new Placed(append.position(), append, append));
    }
  }

  private void read(Read read) {
    for (Entry entry : read.entries()) {
      if (isKnown(entry, read)) {
        continue;
      }
      Append append = appends.of(entry.value());
      if (append == null || append.start() > read.end()) {
        findings.add(neverAppended(entry, read, append));
      } else if (append.call().isFailed()) {
        findings.add(
            LogRule.FAILED_APPEND_READ.violation(
                "the append of %s by operation %d failed, but operation %d read it at %d"
                    .formatted(entry.value(), append.start(), read.start(), entry.position()),
                append,
                read));
      } else {
        place(new Placed(entry.position(), append, read));
      }
    }
  }

  /** What most reads say: what is known to stand there, and was there before the read ended. */
  private boolean isKnown(Entry entry, Read read) {
    Placed placed = byPosition.get(entry.position());
    return placed != null
        && placed.append().start() <= read.end()
        && placed.append().value().equals(entry.value());
  }

  private static Violation neverAppended(Entry entry, Read read, @Nullable Append later) {
    String what =
        "operation %d read %s at %d, which nobody had appended"
            .formatted(read.start(), entry.value(), entry.position());
    return later == null
        ? LogRule.NEVER_APPENDED.violation(what, read)
        : LogRule.NEVER_APPENDED.violation(what + " before it ended", read, later);
  }

  private void place(Placed placed) {
    Placed elsewhere = byAppend[placed.append().ordinal()];
    if (elsewhere == null) {
      byAppend[placed.append().ordinal()] = placed;
    } else if (elsewhere.position() != placed.position()) {
      findings.add(
          LogRule.DUPLICATE_APPEND.violation(
              "%s stands at %d (operation %d) and at %d (operation %d)"
                  .formatted(
                      placed.append().value(),
                      elsewhere.position(),
                      elsewhere.source().start(),
                      placed.position(),
                      placed.source().start()),
              elsewhere.source(),
              placed.source()));
    }
    Placed other = byPosition.putIfAbsent(placed);
    if (other != null && other.append().ordinal() != placed.append().ordinal()) {
      LogRule rule =
          other.source() instanceof Append ? LogRule.OVERWRITTEN_APPEND : LogRule.READERS_DISAGREE;
      findings.add(
          rule.violation(
              "position %d holds %s (operation %d) and %s (operation %d)"
                  .formatted(
                      placed.position(),
                      other.append().value(),
                      other.source().start(),
                      placed.append().value(),
                      placed.source().start()),
              other.source(),
              placed.source()));
    }
  }
}
