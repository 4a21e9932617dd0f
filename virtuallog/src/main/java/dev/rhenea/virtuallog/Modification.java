package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
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
 * <table>
 *   <caption>Transitions</caption>
 *   <tr><th>state</th><th>does</th><th>then</th></tr>
 *   <tr><td>Announcing</td><td>records the attempt, with the copy's id, if the segment is closed and
 *       in the Loglet that was meant</td><td>Beginning; too late: end</td></tr>
 *   <tr><td>Beginning</td><td>begins the copy at the trim mark</td><td>Reading; impossible:
 *       GivingUp</td></tr>
 *   <tr><td>Reading</td><td>reads a batch of the original below the stop, alters it if that is
 *       wanted</td><td>Writing; at the stop: Finishing</td></tr>
 *   <tr><td>Writing</td><td>writes that batch to the copy</td><td>Reading; no answer: that very
 *       batch again</td></tr>
 *   <tr><td>Finishing</td><td>seals the copy at the stop</td><td>Verifying</td></tr>
 *   <tr><td>Verifying</td><td>reads a batch of the copy back, and at the end compares all with what
 *       was to be written</td><td>the same: Publishing; otherwise: GivingUp</td></tr>
 *   <tr><td>Publishing</td><td>exchanges the Loglets in one conditional write; on conflict again, as
 *       long as the segment is in that Loglet (V10)</td><td>Leaving; MetaStore silent: end</td></tr>
 *   <tr><td>GivingUp</td><td>records that the attempt has failed</td><td>Leaving; MetaStore silent:
 *       end</td></tr>
 *   <tr><td>Leaving</td><td>destroys what the version that was read shows as left over (V7)</td><td>
 *       end</td></tr>
 * </table>
 *
 * Before Publishing, what finds the segment in another Loglet leaves, and what stands still for
 * longer than a reconfiguration may take gives up; each batch that moved begins that span anew.
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
 * <h2>Why the answer is true</h2>
 *
 * Only this attempt's own write puts its copy into the chain, and nothing puts it back there. So
 * before that write was tried, every end is certain: Failed or Superseded, also if the MetaStore is
 * silent. Afterwards the answer comes from the version that was written or read by that very edit,
 * not from the newest one this handle knows, in which the copy may have been replaced again: the
 * copy is there, or the original is, so that the attempt was given up by another handle (Failed),
 * or the writes of this edit all met a conflict (Superseded), or one of them is in doubt and the
 * copy may have been in the chain for a while (V7: Unfinished).
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

  /** See the table above. */
  private sealed interface State {
    record Announcing() implements State {}

    record Beginning() implements State {}

    record Reading(Transfer work, LogletOffset from) implements State {}

    record Writing(Transfer work, Transfer.Batch batch) implements State {}

    record Finishing(Transfer work) implements State {}

    record Verifying(Verification work, LogletOffset from) implements State {}

    record Publishing(Candidate copy) implements State {}

    record GivingUp(String reason) implements State {}

    record Leaving(ModifyResult result) implements State {}
  }

  private final LogContext context;
  private final MetaStore metaStore;
  private final CachedChain chain;
  private final Providers providers;
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
      Cleaning cleaning,
      Attempt attempt,
      Alteration alteration) {
    this.context = context;
    this.metaStore = metaStore;
    this.chain = chain;
    this.providers = providers;
    this.cleaning = cleaning;
    this.attempt = attempt;
    this.alteration = alteration;
    this.deadline = patience();
  }

  /** Makes the copy and puts it in its place. */
  Future<ModifyResult> run() {
    Future<ModifyResult> end = Loop.run(context.environment(), new State.Announcing(), this::round);
    end.whenDone(() -> {
      copier.ifPresent(LogletCopy::close);
      copy.ifPresent(Loglet::close);
    });
    return end;
  }

  private Future<Step<State, ModifyResult>> round(State state) {
    return switch (state) {
      case State.Announcing() -> announce();
      case State.GivingUp(String reason) -> giveUp(reason);
      case State.Leaving(ModifyResult result) -> leave(result);
      case State.Publishing(Candidate finished) -> publish(finished);
      case State other when !attempt.fits(chain.chain()) -> go(superseded(chain.chain()));
      case State.Beginning() -> begin();
      case State.Reading(Transfer work, LogletOffset from) -> read(work, from);
      case State.Writing(Transfer work, Transfer.Batch batch) -> write(work, batch);
      case State.Finishing(Transfer work) -> finish(work);
      case State.Verifying(Verification work, LogletOffset from) -> verify(work, from);
    };
  }

  private Future<Step<State, ModifyResult>> announce() {
    return metaStore
        .edit(current -> current.accept(attempt), deadline.left())
        .compose(written -> {
          chain.adopt(written);
          if (!written.record().copies().attempts().contains(attempt)) {
            return go(superseded(written.chain()));
          }
          context.trace(new Announced(attempt.segment(), attempt.copy(), written.version()));
          return go(new State.Beginning());
        })
        .recover(why -> end(new ModifyResult.Failed(why.diagnosis().toString())));
  }

  private Future<Step<State, ModifyResult>> begin() {
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
              new State.Reading(
                  new Transfer(context, segment, begun, handle, from, alteration), from));
        })
        .recover(why -> go(new State.GivingUp(why.diagnosis().toString())));
  }

  private Future<Step<State, ModifyResult>> read(Transfer work, LogletOffset from) {
    return from.compareTo(work.stop()) >= 0
        ? go(new State.Finishing(work))
        : work.read(chain.loglet(original()), from)
            .compose(batch -> moved(new State.Writing(work, batch)))
            .recover(why -> retry(new State.Reading(work, from), why));
  }

  private Future<Step<State, ModifyResult>> write(Transfer work, Transfer.Batch batch) {
    return work.write(batch)
        .compose(next -> moved(new State.Reading(work, next)))
        .recover(why -> retry(new State.Writing(work, batch), why));
  }

  private Future<Step<State, ModifyResult>> finish(Transfer work) {
    Optional<String> objection = work.objection();
    return objection.isPresent()
        ? go(new State.GivingUp(objection.get()))
        : work.finish()
            .compose(done -> {
              context.trace(new Finished(attempt.segment(), attempt.copy(), work.stop()));
              Loglet finished = providers.open(work.begun());
              copy = Optional.of(finished);
              return moved(new State.Verifying(work.verification(finished), work.first()));
            })
            .recover(why -> retry(new State.Finishing(work), why));
  }

  private Future<Step<State, ModifyResult>> verify(Verification work, LogletOffset from) {
    return work.from(from)
        .compose(found ->
            switch (found) {
              case Verification.Found.SoFar(LogletOffset next) ->
                  moved(new State.Verifying(work, next));
              case Verification.Found.Right() -> {
                context.trace(new Verified(attempt.segment(), attempt.copy()));
                yield go(new State.Publishing(work.copy()));
              }
              case Verification.Found.Wrong() ->
                  go(new State.GivingUp("what was read back is not what was written"));
            })
        .recover(why -> retry(new State.Verifying(work, from), why));
  }

  private Future<Step<State, ModifyResult>> publish(Candidate finished) {
    return metaStore
        .tryEdit(current -> current.publish(attempt, finished.created()), patience().left())
        .compose(edited -> {
          Stored stored = edited.stored();
          if (stored.chain().loglets().contains(attempt.copy())) {
            context.trace(new Published(attempt.segment(), attempt.copy(), stored.version()));
          }
          chain.adopt(stored);
          return go(new State.Leaving(published(edited)));
        })
        .recover(why -> end(new ModifyResult.Unfinished(why.diagnosis())));
  }

  /** V7, V10: what the exchange came to, as far as the version that ended it tells. */
  private ModifyResult published(MetaStore.Edited edited) {
    Optional<Segment> now = edited.stored().chain().segment(attempt.segment());
    if (now.filter(segment -> segment.loglet().equals(attempt.copy())).isPresent()) {
      return new ModifyResult.Modified(attempt.segment(), attempt.copy());
    }
    if (attempt.fits(edited.stored().chain())) { // still in the original: never in the chain
      return new ModifyResult.Failed(
          "another handle on %s took whoever copies for dead, and gave the copy up"
              .formatted(attempt.author()));
    }
    return edited instanceof MetaStore.Edited.Unwanted(Stored current, Optional<Diagnosis> doubt)
            && doubt.isPresent()
        ? new ModifyResult.Unfinished(doubt.get())
        : new ModifyResult.Superseded(now);
  }

  private Future<Step<State, ModifyResult>> giveUp(String reason) {
    ModifyResult failed = new ModifyResult.Failed(reason);
    return metaStore
        .edit(current -> current.giveUp(attempt), patience().left())
        .compose(written -> {
          context.trace(new GivenUp(attempt.segment(), attempt.copy(), reason));
          chain.adopt(written);
          return go(new State.Leaving(failed));
        })
        .recover(why -> end(failed)); // it stays listed, and never succeeds
  }

  /** V7: destroys what the version that was read or written shows as left over. */
  private Future<Step<State, ModifyResult>> leave(ModifyResult result) {
    cleaning.run();
    return end(result);
  }

  private Segment original() {
    return chain.chain().segment(attempt.segment()).orElseThrow();
  }

  private State superseded(Chain now) {
    return new State.Leaving(new ModifyResult.Superseded(now.segment(attempt.segment())));
  }

  private Pace.Deadline patience() {
    return context.pace().deadline(context.timing().reconfiguration());
  }

  private Future<Step<State, ModifyResult>> retry(State state, Unavailable why) {
    return deadline.passed()
        ? go(new State.GivingUp(why.diagnosis().toString()))
        : context.pace().pause(context.timing().retry()).compose(waited -> go(state));
  }

  /** As long as something moves there is no end to it; what stands still is given up. */
  private Future<Step<State, ModifyResult>> moved(State next) {
    deadline = patience();
    return go(next);
  }

  private Future<Step<State, ModifyResult>> go(State next) {
    return context.environment().completed(new Step.Again<>(next));
  }

  private Future<Step<State, ModifyResult>> end(ModifyResult result) {
    return context.environment().completed(new Step.Done<>(result));
  }
}
