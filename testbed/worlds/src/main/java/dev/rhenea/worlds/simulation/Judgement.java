package dev.rhenea.worlds.simulation;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.log.LogChecker;
import dev.rhenea.worlds.Recorder;
import dev.rhenea.worlds.schedule.Schedule;
import java.util.OptionalLong;

/**
 * The verdict on a run that came to its end: what the log checker says of the history, what was
 * seen meanwhile, and whether the run did what it was asked.
 *
 * @param switches how many of those asked for were made
 */
record Judgement(Schedule schedule, Promises promises, Recorder recorder, int switches) {
  private static final OperationCounts NONE = new OperationCounts(0, 0, 0);

  Verdict verdict() {
    LogChecker checker = promises.gapless() ? LogChecker.dense() : LogChecker.sparse();
    return checker.check(recorder.history()).and(seen());
  }

  private Verdict seen() {
    if (!recorder.findings().isEmpty()) {
      return recorder.findings().invalid(NONE);
    }
    return switches < schedule.switches()
        ? new Verdict.Unknown(NONE, "%d of %d switches".formatted(switches, schedule.switches()))
        : new Verdict.Valid(NONE);
  }

  /** When the last call ended that the first violation needs, in virtual nanoseconds. */
  static OptionalLong lastEvidence(Verdict.Invalid invalid) {
    return invalid.violations().getFirst().evidence().stream().mapToLong(Judgement::end).max();
  }

  private static long end(Call call) {
    var completion = call.completion();
    return completion == null ? call.invocation().time() : completion.time();
  }
}
