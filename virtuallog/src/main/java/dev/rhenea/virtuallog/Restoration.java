package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.environment.Trace;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.provider.ChainArchive;
import dev.rhenea.provider.ChainArchive.Label;
import dev.rhenea.provider.Host;
import dev.rhenea.register.Version;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a log out of what cold storage has of one whose cluster is gone, up to a position. Its
 * states and transitions are in {@code RestorationState}, its beginning in {@code RestoreChoice}.
 *
 * <h2>Why the new log is a prefix of the old one</h2>
 *
 * <ul>
 *   <li><b>The chain says what the log was.</b> It goes by the highest version that is kept in the
 *       stores that are named, which was decided by the old register, and names only Loglets that
 *       were published and, in these stores, not destroyed ({@link Archiving}). What was copied and
 *       not published is not looked at; what was left out by reconfigModify is not in the copy that
 *       the chain names.
 *   <li><b>Everything from the trim mark to the end.</b> The segments are contiguous, and each is
 *       there whole or not at all: its Loglet was sealed at the stop. The end is at most where the
 *       first segment begins that is not in cold storage. What the store has trimmed since counts
 *       as trimmed: the trim mark is the chain's, or what the Loglets say, whichever is higher. An
 *       entry below the end that cannot be read ends the restoration.
 *   <li><b>The same positions and ids.</b> Each copy has the offsets of what it is a copy of, its
 *       segment the same start, and every entry the id of its append. It is read back, and
 *       compared, before it is used.
 * </ul>
 *
 * <h2>Why two clusters never own one object</h2>
 *
 * Whoever owns a Loglet may destroy it, so what is found is copied, never taken over: each attempt
 * makes Loglets of its own, with new ids (V7), and touches nothing else. The new log has an {@link
 * Origin} of its own, so that its chain, which begins with version 1 again, is not taken for an old
 * one of the log that it was made from.
 *
 * <h2>Why there is one new log</h2>
 *
 * Nobody sees anything of it before one conditional write makes version 1 of its register, complete
 * (V6). Of several at the same time one wins; whoever reads another version 1 destroys what he
 * made, which no version has and none ever will. Who cannot know whether he won destroys nothing.
 * Whoever comes later, perhaps because he did not hear how it ended, finds in that register what
 * the log was restored from: if it is what he wants, it is done. Before the write, a failure leaves
 * nothing behind; a death leaves copies that no chain names, and which take space only.
 */
public final class Restoration {
  /** It is clear what is restored: a part of that chain. */
  public record Chosen(Label chain, Lsn first, Lsn end) implements Trace {}

  /** A segment was copied, and read back. */
  public record Copied(SegmentId segment, LogletId copy) implements Trace {}

  /** The log is there. */
  public record Installed(Version version) implements Trace {}

  /** Somebody else made a log of that name. */
  public record Lost(Version version) implements Trace {}

  private final LogContext context;
  private final MetaStore metaStore;
  private final RestoreRequest request;
  private final List<Candidate> made = new ArrayList<>();
  private Providers providers;
  private Pace.Deadline deadline;

  /**
   * Makes the log {@code log}, or finds that it was made by the same request before.
   *
   * @param register a handle on {@link VirtualLog#registerOf}; stays the caller's
   */
  public static Future<RestoreResult> run(
      Host host,
      String log,
      VersionedRegister register,
      RestoreRequest request,
      LogOptions options) {
    LogContext context = new LogContext(host, log, options);
    return new Restoration(context, new MetaStore(host.environment(), register), request).run();
  }

  private Restoration(LogContext context, MetaStore metaStore, RestoreRequest request) {
    this.context = context;
    this.metaStore = metaStore;
    this.request = request;
    this.providers = new Providers(context, context.options().limits().largestEntry());
    this.deadline = patience();
  }

  private Future<RestoreResult> run() {
    return Loop.run(context.environment(), new RestorationState.Choosing(), this::round);
  }

  private Future<Step<RestorationState, RestoreResult>> round(RestorationState state) {
    return switch (state) {
      case RestorationState.Choosing() -> choose();
      case RestorationState.Surveying(RestorePlan plan) -> survey(plan);
      case RestorationState.Copying(RestorePlan plan, List<Segment> left, List<Segment> copied) ->
          left.isEmpty()
              ? moved(
                  new RestorationState.Opening(
                      plan, copied, candidate(Providers.unbound(request.begin()))))
              : copy(plan, left, copied);
      case RestorationState.Opening opening -> open(opening);
      case RestorationState.Installing(RestorePlan plan, ChainRecord record) ->
          install(plan, record);
      case RestorationState.Keeping(Stored stored) -> keep(stored);
      case RestorationState.Losing(RestorePlan plan, Stored stored) -> {
        context.trace(new Lost(stored.version()));
        discard(stored.chain());
        yield ended(new ExistingLog(context.log(), stored).answer(plan));
      }
      case RestorationState.GivingUp(RestoreResult why) -> {
        made.forEach(providers::discard); // nothing was tried to be installed
        yield end(why);
      }
    };
  }

  /** Nothing is made yet. */
  private Future<Step<RestorationState, RestoreResult>> choose() {
    return new RestoreChoice(context, metaStore, request, providers)
        .run()
        .compose(choice ->
            switch (choice) {
              case RestoreChoice.Ended(RestoreResult result) -> ended(result);
              case RestoreChoice.Chosen(RestorePlan plan, Providers ofThatLog) -> {
                providers = ofThatLog;
                yield relocate(plan);
              }
            })
        .recover(why -> end(request.failed(why.diagnosis())));
  }

  /** A store that has chains has an identity: it gets none by being asked. */
  private Future<Step<RestorationState, RestoreResult>> relocate(RestorePlan plan) {
    return providers
        .bind(Providers.unbound(request.from()))
        .compose(bound -> {
          RestorePlan here = plan;
          for (ChainArchive archive : providers.coldStorage(bound).archives()) {
            here = here.in(new Relocated(archive.store()));
          }
          context.trace(new Chosen(plan.label(), plan.part().first(), plan.end()));
          return moved(new RestorationState.Surveying(here));
        });
  }

  private Future<Step<RestorationState, RestoreResult>> survey(RestorePlan plan) {
    return new Survey(context, providers)
        .of(plan.segments(), plan.part().first())
        .compose(trimMark -> {
          RestorePlan trimmed = plan.trimmedTo(trimMark);
          Optional<String> objection = trimmed.objection();
          return objection.isPresent()
              ? refused(objection.get())
              : moved(
                  new RestorationState.Copying(
                      trimmed, trimmed.part().below(plan.end()), List.of()));
        })
        .recover(why -> end(request.failed(why.diagnosis())));
  }

  private Future<Step<RestorationState, RestoreResult>> copy(
      RestorePlan plan, List<Segment> left, List<Segment> copied) {
    Segment segment = left.getFirst();
    return providers
        .bind(request.target(segment))
        .compose(bound -> {
          LogletOffset first = segment.toOffset(plan.first(segment));
          return new SegmentCopy(context, providers, segment, first).into(candidate(bound));
        })
        .compose(copy -> {
          context.trace(new Copied(segment.id(), copy.loglet()));
          List<Segment> longer = new ArrayList<>(copied);
          longer.add(segment.heldBy(copy.loglet(), copy.created()));
          return moved(new RestorationState.Copying(plan, left.subList(1, left.size()), longer));
        })
        .recover(why -> go(new RestorationState.GivingUp(request.failed(why.diagnosis()))));
  }

  private Future<Step<RestorationState, RestoreResult>> open(RestorationState.Opening opening) {
    return providers
        .create(opening.open())
        .compose(created ->
            moved(
                new RestorationState.Installing(
                    opening.plan(),
                    opening
                        .plan()
                        .record(
                            opening.copied(),
                            created.loglet(),
                            created.created(),
                            context.environment().random().nextLong()))))
        .recover(why ->
            deadline.passed()
                ? go(new RestorationState.GivingUp(request.failed(why.diagnosis())))
                : context.pace().pause(context.timing().retry()).compose(waited -> go(opening)));
  }

  private Future<Step<RestorationState, RestoreResult>> install(
      RestorePlan plan, ChainRecord record) {
    return metaStore
        .create(record, context.timing().reconfiguration())
        .compose(stored -> {
          if (!stored.record().origin().equals(record.origin())) {
            return go(new RestorationState.Losing(plan, stored));
          }
          context.trace(new Installed(stored.version()));
          return go(new RestorationState.Keeping(stored));
        })
        .recover(why -> end(new RestoreResult.Unfinished(why.diagnosis())));
  }

  private Future<Step<RestorationState, RestoreResult>> keep(Stored stored) {
    Archives archives = new Archives(context, providers);
    List<ProtocolSpec> specs = stored.chain().segments().stream().map(Segment::created).toList();
    return archives
        .keep(archives.of(specs), stored)
        .compose(kept -> end(new RestoreResult.Restored(stored, Optional.empty())))
        .recover(why -> end(new RestoreResult.Restored(stored, Optional.of(why.diagnosis()))));
  }

  /** Whoever made the log may have died before its chain was kept. */
  private Future<Step<RestorationState, RestoreResult>> ended(RestoreResult result) {
    return result instanceof RestoreResult.Restored(Stored stored, Optional<Diagnosis> _)
        ? moved(new RestorationState.Keeping(stored))
        : end(result);
  }

  /** V7: what a version that exists does not contain, no version ever will. */
  private void discard(Chain existing) {
    made.stream()
        .filter(candidate -> !existing.loglets().contains(candidate.loglet()))
        .forEach(providers::discard);
  }

  /** A Loglet of this attempt, which it has to destroy if it comes to nothing. */
  private Candidate candidate(ProtocolSpec spec) {
    Candidate candidate = new Candidate(context.newLoglet(), spec);
    made.add(candidate);
    return candidate;
  }

  private Future<Step<RestorationState, RestoreResult>> refused(String reason) {
    return end(new RestoreResult.Refused(reason));
  }

  private Pace.Deadline patience() {
    return context.pace().deadline(context.timing().reconfiguration());
  }

  private Future<Step<RestorationState, RestoreResult>> moved(RestorationState next) {
    deadline = patience();
    return go(next);
  }

  private Future<Step<RestorationState, RestoreResult>> go(RestorationState next) {
    return context.environment().completed(new Step.Again<>(next));
  }

  private Future<Step<RestorationState, RestoreResult>> end(RestoreResult result) {
    Environment environment = context.environment();
    return environment.completed(new Step.Done<>(result));
  }
}
