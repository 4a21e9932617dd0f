package dev.rhenea.cli.live;

import dev.rhenea.bench.load.Operation;
import dev.rhenea.bench.load.Outcome;
import dev.rhenea.bench.load.Samples;
import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.ChainView;
import dev.rhenea.cli.result.PhaseRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a run did not reach: without it, finding no violation means little. Pure.
 *
 * @param phases under each composition, with the operations that were due in it
 * @param changes the switches, asked for or not
 * @param samples all operations
 * @param chain at the end of the run
 * @param log the log's history
 */
record Coverage(
    List<PhaseRecord> phases,
    List<Chronicle.Change> changes,
    Samples samples,
    ChainView chain,
    History log) {

  /** Each thing that is missing, a line each. */
  List<String> shortfalls() {
    List<String> missing = new ArrayList<>();
    if (samples.size() == 0) {
      missing.add("no operation was ever due");
    }
    for (PhaseRecord phase : phases) {
      for (Operation.Kind kind : Operation.Kind.values()) {
        boolean offered = samples.of(kind).size() > 0;
        if (offered && phase.samples().of(kind).count(Outcome.OK) == 0) {
          missing.add("no %s took effect under %s".formatted(word(kind), phase.name()));
        }
      }
    }
    for (Chronicle.Change change : changes) {
      if (!change.isOverlapped(samples)) {
        missing.add("no operation was under way during the switch to " + change.to());
      }
    }
    TreeSet<Long> acknowledged = acknowledged();
    for (ChainView.Part part : chain.segments()) {
      Long first = acknowledged.ceiling(part.start());
      boolean served = first != null && part.holds(first);
      if (!served && !part.isEmpty()) {
        missing.add("nothing acknowledged is in segment " + part.id() + ", " + part.composition());
      }
    }
    return missing;
  }

  private TreeSet<Long> acknowledged() {
    TreeSet<Long> positions = new TreeSet<>();
    for (Call call : log.calls()) {
      if (call.f().equals("append")
          && call.isOk()
          && call.result() instanceof Value.Seq(List<Value> result)
          && result.getFirst() instanceof Value.Int(long position)) {
        positions.add(position);
      }
    }
    return positions;
  }

  private static String word(Operation.Kind kind) {
    return switch (kind) {
      case READ -> "read";
      case WRITE -> "write";
    };
  }
}
