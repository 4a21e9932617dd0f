package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.List;

/**
 * Stands for a Loglet whose protocol is not installed on this node: other nodes go on, here every
 * call says what is missing.
 */
final class AbsentLoglet implements Loglet {
  private final Environment environment;
  private final Diagnosis why;

  AbsentLoglet(Environment environment, Segment segment) {
    this.environment = environment;
    this.why =
        new Diagnosis(
            "segment %s of log %s needs protocol '%s', which is not installed on %s"
                .formatted(
                    segment.id(),
                    segment.loglet().log(),
                    segment.created().protocol(),
                    environment.node()),
            List.of(),
            "install its module on this node");
  }

  @Override
  public LogletTraits traits() {
    return new LogletTraits(
        false,
        false,
        LogletTraits.Seal.STRONG,
        Integer.MAX_VALUE,
        LogletTraits.Durability.NONE,
        true,
        LogletTraits.Intake.APPENDS);
  }

  @Override
  public Future<AppendResult> append(Payload entry) {
    return environment.completed(new AppendResult.Indeterminate(why));
  }

  @Override
  public Future<Tail> checkTail() {
    return environment.unavailable(why);
  }

  @Override
  public Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
    return environment.unavailable(why);
  }

  @Override
  public Future<LogletOffset> prefixTrim(LogletOffset before) {
    return environment.unavailable(why);
  }

  @Override
  public Future<Done> seal() {
    return environment.unavailable(why);
  }

  @Override
  public Future<LogletOffset> awaitTail(LogletOffset beyond, Duration atMost) {
    return environment.unavailable(why);
  }

  @Override
  public Future<Done> close() {
    return environment.done();
  }
}
