package dev.rhenea.virtuallog;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.register.Version;
import java.util.Optional;

/**
 * Puts a copy in the place of a closed segment's Loglet (Delos, section 3: reconfigModify). Needs
 * no seal, and nobody waits for it: the original is read, appended to behind, and trimmed all the
 * time, until one conditional write exchanges the two.
 *
 * <p>Its states and transitions are in {@code ModificationState}.
 *
 * <h2>Why readers see the same log before and after</h2>
 *
 * <ul>
 *   <li><b>The original does not change.</b> The stop is installed, so the Loglet is sealed, and
 *       what is below the stop is the same for all readers for ever (O3). What is at or above it is
 *       not in the log and not copied.
 *   <li><b>The copy is whole or not there.</b> Until it is finished it is Unknown to everybody; it
 *       is in the chain only after it was read back. No reader can find half of it.
 *   <li><b>One exchange wins.</b> An attempt is published only by a conditional write on a version
 *       that shows the segment in the original and the attempt under way (V6, V10). Whoever comes
 *       second finds another Loglet there: Superseded.
 *   <li><b>Trims.</b> What the original lacks because it was trimmed is below a trim mark that was
 *       in the MetaStore before (see {@link Trim}), and so in every version a copy can be published
 *       in; readers with such a chain do not ask the copy for it. Whoever looks for an append in
 *       the copy reads the trim mark after the scan (V2), as in the original.
 *   <li><b>Old chains.</b> A reader with an old chain reads the original while it exists, which has
 *       the same entries, and finds it Unknown afterwards: it refreshes its chain (V10). Where an
 *       entry was altered on purpose, readers agree per version of the chain.
 *   <li><b>Lost answers.</b> What was sent once is what is sent again, until it is acknowledged:
 *       the original may have been trimmed since, and what it holds now is then not what the copy
 *       holds already. So what was to be written is one sequence of entries, and what is read back
 *       is compared with that.
 *   <li><b>Append ids.</b> Every entry stands at its offset with its id, altered or not (V3): a
 *       lookup has the same result in the original and in the copy (V1).
 * </ul>
 *
 * Why the answer is true stands at {@link Attempt#outcome}.
 *
 * <h2>Why nothing in use is destroyed, and nothing is lost sight of</h2>
 *
 * The original is destroyed only when a version was read that has the copy instead; the copy, when
 * one was read that says it was given up. Both are then leftovers, and never in the chain again
 * ({@link Copies}). If the MetaStore does not answer, neither is touched. Whoever copies may die at
 * any step: the copy's id and target are in the MetaStore from before it existed. If it was
 * published, the original is a leftover, and some node destroys it (see {@link Steward}). If not,
 * the attempt stays listed, changes nothing, and turns into a leftover when its author's node is
 * back (see {@link Cleaning}), or the segment is copied by somebody else or dropped; {@link
 * Explain} shows it until then.
 */
public final class Modification {
  /** The attempt is in the MetaStore: what is made from now on can be found. */
  public record Announced(SegmentId segment, LogletId copy, Version version) implements Trace {}

  /** The copy was begun. */
  public record Begun(SegmentId segment, LogletId copy) implements Trace {}

  /** The copy holds everything below the stop, and is sealed. */
  public record Finished(SegmentId segment, LogletId copy, LogletOffset stop) implements Trace {}

  /** The copy was read back and is right. */
  public record Verified(SegmentId segment, LogletId copy) implements Trace {}

  /** The copy holds the segment. */
  public record Published(SegmentId segment, LogletId copy, Version version) implements Trace {}

  /** The attempt was given up. */
  public record GivenUp(SegmentId segment, LogletId copy, String reason) implements Trace {}

  private final LogContext context;
  private final MetaStore metaStore;
  private final CachedChain chain;
  private final Providers providers;
  private final Archiving archiving;
  private final Cleaning cleaning;
  private final Attempt attempt;
  private final Alteration alteration;
  private Pace.Deadline deadline;
  private Optional<LogletCopy> copier = Optional.empty();
  private Optional<Loglet> copy = Optional.empty();

  Modification(
      LogContext context,
      MetaStore metaStore,
      CachedChain chain,
      Providers providers,
      Archiving archiving,
      Cleaning cleaning,
      Attempt attempt,
      Alteration alteration) {
    this.context = context;
    this.metaStore = metaStore;
    this.chain = chain;
    this.providers = providers;
    this.archiving = archiving;
    this.cleaning = cleaning;
    this.attempt = attempt;
    this.alteration = alteration;
    this.deadline = patience();
  }

  /** Makes the copy and puts it in its place. */
  Future<ModifyResult> run() {
    Future<ModifyResult> end =
        Loop.run(context.environment(), new ModificationState.Announcing(), this::round);
    end.whenDone(() -> {
      copier.ifPresent(LogletCopy::close);
      copy.ifPresent(Loglet::close);
    });
    return end;
  }

  private Future<Step<ModificationState, ModifyResult>> round(ModificationState state) {
    return switch (state) {
      case ModificationState.Announcing() -> announce();
      case ModificationState.GivingUp(String reason) -> giveUp(reason);
      case ModificationState.Leaving(ModifyResult result) -> leave(result);
      case ModificationState.Publishing(Candidate finished) -> publish(finished);
      case ModificationState other when !attempt.fits(chain.chain()) ->
          go(superseded(chain.chain()));
      case ModificationState.Beginning() -> begin();
      case ModificationState.Reading(Transfer work, LogletOffset from) -> read(work, from);
      case ModificationState.Writing(Transfer work, Transfer.Batch batch) -> write(work, batch);
      case ModificationState.Finishing(Transfer work) -> finish(work);
      case ModificationState.Verifying(Verification work, LogletOffset from) -> verify(work, from);
    };
  }

  private Future<Step<ModificationState, ModifyResult>> announce() {
    return metaStore
        .tryOnce(current -> current.accept(attempt), deadline.left()) // V7: never a second time
        .compose(edited -> {
          Stored written = edited.stored();
          chain.adopt(written);
          if (!written.record().copies().attempts().contains(attempt)) {
            return go(
                attempt.fits(written.chain())
                    ? new ModificationState.GivingUp("announced, perhaps, and given up since")
                    : superseded(written.chain()));
          }
          context.trace(new Announced(attempt.segment(), attempt.copy(), written.version()));
          return go(new ModificationState.Beginning());
        })
        .recover(why -> end(new ModifyResult.Failed(why.diagnosis().toString())));
  }

  private Future<Step<ModificationState, ModifyResult>> begin() {
    Segment segment = original();
    Lsn first = Lsn.max(segment.start(), segment.clip(chain.chain().trimMark()));
    LogletOffset from = segment.toOffset(first);
    return providers
        .begin(new Candidate(attempt.copy(), attempt.target()), from)
        .compose(begun -> {
          context.trace(new Begun(attempt.segment(), attempt.copy()));
          LogletCopy handle = providers.copy(begun, from);
          copier = Optional.of(handle);
          return go(
              new ModificationState.Reading(
                  new Transfer(context, segment, begun, handle, from, alteration), from));
        })
        .recover(why -> go(new ModificationState.GivingUp(why.diagnosis().toString())));
  }

  private Future<Step<ModificationState, ModifyResult>> read(Transfer work, LogletOffset from) {
    return from.compareTo(work.stop()) >= 0
        ? go(new ModificationState.Finishing(work))
        : work.read(chain.loglet(original()), from)
            .compose(batch -> moved(new ModificationState.Writing(work, batch)))
            .recover(why -> retry(new ModificationState.Reading(work, from), why));
  }

  private Future<Step<ModificationState, ModifyResult>> write(Transfer work, Transfer.Batch batch) {
    return work.write(batch)
        .compose(next -> moved(new ModificationState.Reading(work, next)))
        .recover(why -> retry(new ModificationState.Writing(work, batch), why));
  }

  private Future<Step<ModificationState, ModifyResult>> finish(Transfer work) {
    Optional<String> objection = work.objection();
    return objection.isPresent()
        ? go(new ModificationState.GivingUp(objection.get()))
        : work.finish()
            .compose(done -> {
              context.trace(new Finished(attempt.segment(), attempt.copy(), work.stop()));
              Loglet finished = providers.readBack(work.begun());
              copy = Optional.of(finished);
              return moved(
                  new ModificationState.Verifying(work.verification(finished), work.first()));
            })
            .recover(why -> retry(new ModificationState.Finishing(work), why));
  }

  private Future<Step<ModificationState, ModifyResult>> verify(
      Verification work, LogletOffset from) {
    return work.from(from)
        .compose(found ->
            switch (found) {
              case Verification.Found.SoFar(LogletOffset next) ->
                  moved(new ModificationState.Verifying(work, next));
              case Verification.Found.Right() -> {
                context.trace(new Verified(attempt.segment(), attempt.copy()));
                yield go(new ModificationState.Publishing(work.copy()));
              }
              case Verification.Found.Wrong() ->
                  go(new ModificationState.GivingUp("what was read back is not what was written"));
            })
        .recover(why -> retry(new ModificationState.Verifying(work, from), why));
  }

  private Future<Step<ModificationState, ModifyResult>> publish(Candidate finished) {
    return metaStore
        .tryEdit(current -> current.publish(attempt, finished.created()), patience().left())
        .compose(edited -> {
          Stored stored = edited.stored();
          if (stored.chain().loglets().contains(attempt.copy())) {
            context.trace(new Published(attempt.segment(), attempt.copy(), stored.version()));
          }
          chain.adopt(stored);
          return go(new ModificationState.Leaving(attempt.outcome(edited)));
        })
        .recover(why -> end(new ModifyResult.Unfinished(why.diagnosis())));
  }

  private Future<Step<ModificationState, ModifyResult>> giveUp(String reason) {
    ModifyResult failed = new ModifyResult.Failed(reason);
    return metaStore
        .edit(current -> current.giveUp(attempt), patience().left())
        .compose(written -> {
          context.trace(new GivenUp(attempt.segment(), attempt.copy(), reason));
          chain.adopt(written);
          return go(new ModificationState.Leaving(failed));
        })
        .recover(why -> end(failed)); // it stays listed, and never succeeds
  }

  /**
   * V7: destroys what the version that was read or written shows as left over. A copy outside the
   * cluster is found after the loss of the cluster when the chain is kept beside it.
   */
  private Future<Step<ModificationState, ModifyResult>> leave(ModifyResult result) {
    if (result instanceof ModifyResult.Modified(SegmentId id, LogletId now, var _)
        && archiving.isBehind()) {
      return archiving
          .run()
          .compose(unkept -> {
            cleaning.run();
            return end(new ModifyResult.Modified(id, now, unkept));
          });
    }
    cleaning.run();
    return end(result);
  }

  private Segment original() {
    return chain.chain().segment(attempt.segment()).orElseThrow();
  }

  private ModificationState superseded(Chain now) {
    return new ModificationState.Leaving(
        new ModifyResult.Superseded(now.segment(attempt.segment())));
  }

  private Pace.Deadline patience() {
    return context.pace().deadline(context.timing().reconfiguration());
  }

  private Future<Step<ModificationState, ModifyResult>> retry(
      ModificationState state, Unavailable why) {
    return deadline.passed()
        ? go(new ModificationState.GivingUp(why.diagnosis().toString()))
        : context.pace().pause(context.timing().retry()).compose(waited -> go(state));
  }

  /** As long as something moves there is no end to it; what stands still is given up. */
  private Future<Step<ModificationState, ModifyResult>> moved(ModificationState next) {
    deadline = patience();
    return go(next);
  }

  private Future<Step<ModificationState, ModifyResult>> go(ModificationState next) {
    return context.environment().completed(new Step.Again<>(next));
  }

  private Future<Step<ModificationState, ModifyResult>> end(ModifyResult result) {
    return context.environment().completed(new Step.Done<>(result));
  }
}
