package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import dev.rhenea.quorum.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The repair of a sealed majority M: afterwards each of its members holds everything below M's
 * highest local tail T, so that any majority can serve readers for ever (rule N6).
 *
 * <pre>
 *                 known tail or trim mark            T
 *   source  ------------|----------------------------|
 *   target  --o--o------|----------|                      o = skipped here, committed elsewhere
 *                                   =================     copied, past the seal
 * </pre>
 *
 * <p>Below the known tail "lacking" is not lacking: what is missing there was skipped or trimmed,
 * and a majority holds it (rule N11). The source, the member with the highest local tail, holds
 * everything from its own known tail on.
 */
final class Repair {
  private final Peers peers;
  private final Pace pace;
  private final Environment environment;

  Repair(Peers peers, Pace pace) {
    this.peers = peers;
    this.pace = pace;
    this.environment = peers.environment();
  }

  /** Completes with T; unavailable if a member died, and then another majority must be taken. */
  Future<Long> run(Tally<TailReport> majority) {
    long tail = TailDecision.highest(majority);
    long from = range(majority, peers.knownTail().value());
    Optional<NodeId> source =
        majority.having(report -> report.localTail() == tail).stream().findFirst();
    List<Future<Transfer.End>> copies = new ArrayList<>();
    for (NodeId target : majority.having(report -> isLacking(report, from, tail))) {
      long at = Math.max(from, majority.of(target).map(TailReport::localTail).orElse(from));
      source.ifPresent(holder ->
          copies.add(
              new Transfer(peers, pace, holder, target, NativeMessage.Repair::new).run(at, tail)));
    }
    if (copies.isEmpty()) {
      return environment.completed(tail);
    }
    environment.trace(new NativeTrace.Repair.Started(source, from, tail));
    return Future.all(environment, copies).compose(ends -> finish(ends, tail));
  }

  /** Where repair starts: the highest known tail or trim mark over the majority (N6, N11). */
  static long range(Tally<TailReport> majority, long knownTail) {
    return majority.replies().stream().mapToLong(TailReport::trimMark).reduce(knownTail, Math::max);
  }

  /** Whether a member needs entries below {@code tail} copied. */
  static boolean isLacking(TailReport report, long from, long tail) {
    return Math.max(report.localTail(), from) < tail;
  }

  private Future<Long> finish(List<Transfer.End> ends, long tail) {
    for (Transfer.End end : ends) {
      if (end instanceof Transfer.End.Stopped(FromLogServer answer)) { // N6: all or none
        return environment.unavailable(Diagnosis.of("a repaired LogServer answered " + answer));
      }
    }
    environment.trace(new NativeTrace.Repair.Finished(tail));
    return environment.completed(tail);
  }
}
