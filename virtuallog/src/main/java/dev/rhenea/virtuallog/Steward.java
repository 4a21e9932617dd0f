package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.environment.Promise;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps one handle's view of the log, and with it the log, going. Reads the chain now and then,
 * more often while something is amiss, and steps in when whoever should act does not:
 *
 * <table>
 *   <caption>What it is concerned about</caption>
 *   <tr><th>concern</th><th>after the patience</th></tr>
 *   <tr><td>an intent is pending</td><td>drives it to its end (V4)</td></tr>
 *   <tr><td>the active segment is sealed, nothing is pending</td><td>rolls forward: records an
 *       intent of its own (V8)</td></tr>
 *   <tr><td>a store outside the cluster has copies, and not the chain that shows them</td><td>keeps
 *       it there</td></tr>
 *   <tr><td>a Loglet was left over by reconfigModify or a truncation</td><td>destroys it (V7)</td></tr>
 * </table>
 */
final class Steward implements Alarm {
  /** What should not last. */
  sealed interface Concern {
    record Pending(Intent intent) implements Concern {}

    record Sealed(SegmentId segment) implements Concern {}

    /** The concern a record gives rise to, if the segment {@code sealed} is known to be sealed. */
    static Optional<Concern> of(ChainRecord record, Optional<SegmentId> sealed) {
      return record
          .pending()
          .<Concern>map(Pending::new)
          .or(() -> sealed.filter(record.chain().active().id()::equals).map(Sealed::new));
    }
  }

  private final LogContext context;
  private final CachedChain chain;
  private final Providers providers;
  private final Reconfigurer reconfigurer;
  private final Policy policy;
  private final Archiving archiving;
  private final Cleaning cleaning;
  private Optional<SegmentId> sealed = Optional.empty();
  private Optional<Concern> concern = Optional.empty();
  private Pace.Deadline due;
  private Promise<Done> nudge;
  private long since;
  private boolean driving;
  private boolean closed;

  Steward(
      LogContext context,
      CachedChain chain,
      Providers providers,
      Reconfigurer reconfigurer,
      Policy policy,
      Archiving archiving,
      Cleaning cleaning) {
    this.context = context;
    this.chain = chain;
    this.providers = providers;
    this.reconfigurer = reconfigurer;
    this.policy = policy;
    this.archiving = archiving;
    this.cleaning = cleaning;
    this.nudge = context.environment().promise();
    this.due = patience();
  }

  /** Watches until {@link #close}. */
  void start() {
    Environment environment = context.environment();
    Future<Done> end = Loop.run(environment, Done.DONE, again -> round());
    end.whenDone(done -> {}, why -> environment.fault(why));
  }

  void close() {
    closed = true;
    policy.close();
    nudge.complete(Done.DONE);
  }

  @Override
  public void sealed(Segment segment) {
    if (!sealed.equals(Optional.of(segment.id()))) {
      sealed = Optional.of(segment.id());
      nudge.complete(Done.DONE);
    }
  }

  @Override
  public void unresponsive(Segment segment, Diagnosis why) {
    policy.unresponsive(segment, why);
  }

  private Future<Step<Done, Done>> round() {
    return context
        .pace()
        .pauseUnless(nudge, rest())
        .compose(rested -> closed ? context.environment().completed(closing()) : watch());
  }

  private Future<Step<Done, Done>> watch() {
    chain.isDoubtful(); // the look that follows ends the doubt
    nudge = context.environment().promise();
    return chain
        .refresh()
        .map(stored -> {
          look(stored.record());
          return Done.DONE;
        })
        .recover(why -> {
          context.trace(new VirtualLogTrace.MetaStoreUnavailable(why.diagnosis()));
          return context.environment().done();
        })
        .map(Step.Again::new);
  }

  private void look(ChainRecord record) {
    Optional<Concern> now = Concern.of(record, sealed);
    if (!now.equals(concern)) {
      concern = now;
      since = context.pace().now();
      due = patience();
    } else if (now.isPresent() && due.passed() && !driving) {
      stepIn(now.get());
    }
    policy.look();
    archiving.look();
    cleaning.look();
  }

  private void stepIn(Concern overdue) {
    Segment active = chain.chain().active();
    switch (overdue) {
      case Concern.Pending(Intent intent) -> {
        if (providers.objection(intent.target()).isEmpty()) {
          drive(active, intent.toString(), reconfigurer.drive(intent));
        }
      }
      case Concern.Sealed(SegmentId segment) ->
          drive(
              active,
              "sealed without a successor",
              reconfigurer.replace(segment, policy.successor(active)));
    }
  }

  private void drive(Segment active, String why, Future<ReconfigResult> reconfiguration) {
    context.trace(new VirtualLogTrace.SteppedIn(active.id(), why));
    driving = true;
    reconfiguration.whenDone(() -> {
      driving = false;
      due = patience();
    });
  }

  private Pace.Deadline patience() {
    return context.pace().deadline(context.pace().jitter(context.timing().patience()));
  }

  /** How long until the next look: the longer a concern has lasted, the less often. */
  private Duration rest() {
    Duration poll = context.timing().poll();
    if (concern.isEmpty()) {
      return poll;
    }
    Duration lasted = Duration.ofNanos(context.pace().now() - since).dividedBy(4);
    Duration retry = context.timing().retry();
    Duration rest = lasted.compareTo(retry) > 0 ? lasted : retry;
    return rest.compareTo(poll) < 0 ? rest : poll;
  }

  private static Step<Done, Done> closing() {
    return new Step.Done<>(Done.DONE);
  }
}
