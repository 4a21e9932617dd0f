package dev.rhenea.checker.log;

import dev.rhenea.checker.Findings;
import dev.rhenea.checker.log.LogOperation.Append;
import dev.rhenea.checker.log.LogOperation.Tail;
import dev.rhenea.checker.log.Placement.Placed;

/**
 * I3: whoever starts after a tail was proven is not below it. That holds for checkTail, and for
 * appends whether or not they were acknowledged, as long as somebody saw where they went.
 */
final class RealTimeOrder {

  private final RisingLevel provenTail;
  private final Findings findings;

  RealTimeOrder(RisingLevel provenTail, Findings findings) {
    this.provenTail = provenTail;
    this.findings = findings;
  }

  void check(LogHistory log, Placement placement) {
    placement.all().forEach(this::append);
    log.tails().forEach(this::tail);
  }

  private void append(Placed placed) {
    RisingLevel.Step known = provenTail.before(placed.append().start());
    LogOperation proof = known.by();
    if (proof == null || placed.position() >= known.level()) {
      return;
    }
    LogRule rule = proof instanceof Append ? LogRule.REORDERED_APPEND : LogRule.APPEND_BELOW_TAIL;
    findings.add(
        rule.violation(
            "%s stands at %d, although its append, operation %d, began after %s"
                .formatted(
                    placed.append().value(),
                    placed.position(),
                    placed.append().start(),
                    proven(known, proof)),
            proof,
            placed.append(),
            placed.source()));
  }

  private void tail(Tail tail) {
    RisingLevel.Step known = provenTail.before(tail.start());
    LogOperation proof = known.by();
    if (proof == null || tail.position() >= known.level()) {
      return;
    }
    LogRule rule = proof instanceof Append ? LogRule.TAIL_BELOW_APPEND : LogRule.TAIL_WENT_BACK;
    findings.add(
        rule.violation(
            "operation %d found the tail at %d, although it began after %s"
                .formatted(tail.start(), tail.position(), proven(known, proof)),
            proof,
            tail));
  }

  private static String proven(RisingLevel.Step known, LogOperation proof) {
    return "operation %d (%s) had proven a tail of %d"
        .formatted(proof.start(), proof.call().f(), known.level());
  }
}
