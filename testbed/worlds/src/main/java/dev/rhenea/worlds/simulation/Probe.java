package dev.rhenea.worlds.simulation;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.worlds.RecordedLog;
import java.util.function.Supplier;

/**
 * I8: with a core that suffices and one client, appends resume, and so do tails and reads. Tries
 * each until it succeeds; whoever waits for it sets the bound.
 */
record Probe(Environment environment, RecordedLog log, Supplier<String> entries) {
  /** Done when all three succeeded. */
  Future<Done> run() {
    return Loop.run(environment, Done.DONE, again -> append())
        .compose(appended ->
            Loop.run(environment, Done.DONE, again -> tailAbove(appended))
                .compose(tail -> Loop.run(environment, Done.DONE, again -> read(appended))));
  }

  private Future<Loop.Step<Done, Lsn>> append() {
    return log.append(entries.get())
        .map(result ->
            result instanceof AppendResult.Appended(Lsn lsn)
                ? new Loop.Step.Done<>(lsn)
                : new Loop.Step.Again<>(Done.DONE));
  }

  private Future<Loop.Step<Done, Done>> tailAbove(Lsn appended) {
    return log.checkTail().map(done -> step(appended.isBefore(log.seen())));
  }

  private Future<Loop.Step<Done, Done>> read(Lsn appended) {
    return log.log()
        .readNext(appended, appended.next(), 1)
        .map(read -> step(appended.isBefore(read.next())))
        .recover(why -> environment.completed(step(false)));
  }

  private static Loop.Step<Done, Done> step(boolean succeeded) {
    return succeeded ? new Loop.Step.Done<>(Done.DONE) : new Loop.Step.Again<>(Done.DONE);
  }
}
