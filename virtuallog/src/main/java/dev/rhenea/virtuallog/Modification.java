package dev.rhenea.virtuallog;

import dev.rhenea.environment.Environment;
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
 *   <tr><td>Beginning</td><td>begins the copy at the trim mark</td><td>Copying; impossible:
 *       GivingUp</td></tr>
 *   <tr><td>Copying</td><td>reads a batch of the original below the stop, writes it, altered if that
 *       is wanted</td><td>at the stop: Finishing; nothing moves any more: GivingUp</td></tr>
 *   <tr><td>Finishing</td><td>seals the copy at the stop</td><td>Verifying</td></tr>
 *   <tr><td>Verifying</td><td>reads the copy back, and compares it with what was to be written</td>
 *       <td>the same: Publishing; otherwise: GivingUp</td></tr>
 *   <tr><td>Publishing</td><td>exchanges the Loglets in one conditional write; on conflict again, as
 *       long as the segment is in that Loglet (V10)</td><td>Leaving; doubt: end</td></tr>
 *   <tr><td>GivingUp</td><td>records that the attempt has failed</td><td>Leaving</td></tr>
 *   <tr><td>Leaving</td><td>destroys what the version that was read shows as left over (V7)</td><td>
 *       end</td></tr>
 * </table>
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
 *   <li><b>Append ids.</b> Every entry stands at its offset with its id, altered or not (V3): a
 *       lookup has the same result in the original and in the copy (V1).
 * </ul>
 *
 * <h2>Why nothing in use is destroyed, and nothing is lost sight of</h2>
 *
 * The original is destroyed only when a version was read that has the copy instead; the copy, when
 * one was read that says it was given up. Both are then leftovers, and never in the chain again
 * ({@link Copies}). If the MetaStore does not answer, neither is touched. Whoever copies may die at
 * any step: the copy's id and target are in the MetaStore from before it existed. If it was
 * published, the original is a leftover, and some node destroys it (see {@link Steward}). If not,
 * the attempt stays listed, changes nothing, and turns into a leftover when the segment is copied
 * by somebody else or dropped; {@link Explain} shows it until then.
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

    record Copying(Transfer work, LogletOffset from) implements State {}

    record Finishing(Transfer work) implements State {}

    record Verifying(Transfer work) implements State {}

    record Publishing(Candidate copy) implements State {}

    record GivingUp(String reason) implements State {}

    record Leaving(Optional<String> reason) implements State {}
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
    Environment environment = context.environment();
    Future<ModifyResult> end =
        Loop.<State, ModifyResult>run(environment, new State.Announcing(), this::round)
            .recover(why -> environment.completed(new ModifyResult.Unfinished(why.diagnosis())));
    end.whenDone(() -> copier.ifPresent(LogletCopy::close));
    return end;
  }

  private Future<Step<State, ModifyResult>> round(State state) {
    return switch (state) {
      case State.Announcing() -> announce();
      case State.GivingUp(String reason) -> giveUp(reason);
      case State.Leaving(Optional<String> reason) -> end(reason);
      case State.Publishing(Candidate copy) -> publish(copy);
      case State other when !attempt.fits(chain.chain()) -> leave(Optional.empty());
      case State.Beginning() -> begin();
      case State.Copying(Transfer work, LogletOffset from) -> copy(work, from);
      case State.Finishing(Transfer work) -> finish(work);
      case State.Verifying(Transfer work) -> verify(work);
    };
  }

  private Future<Step<State, ModifyResult>> announce() {
    return metaStore
        .edit(current -> current.accept(attempt), deadline.left())
        .compose(written -> {
          chain.adopt(written);
          if (!written.record().copies().attempts().contains(attempt)) {
            return leave(Optional.empty());
          }
          context.trace(new Announced(attempt.segment(), attempt.copy(), written.version()));
          return go(new State.Beginning());
        });
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
          Transfer work = new Transfer(context, segment, begun, handle, from, alteration);
          return go(new State.Copying(work, from));
        })
        .recover(why -> go(new State.GivingUp(why.diagnosis().toString())));
  }

  private Future<Step<State, ModifyResult>> copy(Transfer work, LogletOffset from) {
    return work.batch(chain.loglet(original()), from)
        .compose(next -> {
          deadline = patience();
          return go(
              next.compareTo(work.stop()) < 0
                  ? new State.Copying(work, next)
                  : new State.Finishing(work));
        })
        .recover(why -> retry(new State.Copying(work, from), why));
  }

  private Future<Step<State, ModifyResult>> finish(Transfer work) {
    Optional<String> objection = work.objection();
    return objection.isPresent()
        ? go(new State.GivingUp(objection.get()))
        : work.finish()
            .compose(done -> {
              context.trace(new Finished(attempt.segment(), attempt.copy(), work.stop()));
              return go(new State.Verifying(work));
            })
            .recover(why -> retry(new State.Finishing(work), why));
  }

  private Future<Step<State, ModifyResult>> verify(Transfer work) {
    Loglet copy = providers.open(work.begun());
    Future<Step<State, ModifyResult>> verified =
        work.isRight(copy)
            .compose(right -> {
              if (!right) {
                return go(new State.GivingUp("what was read back is not what was written"));
              }
              context.trace(new Verified(attempt.segment(), attempt.copy()));
              return go(new State.Publishing(work.begun()));
            });
    verified.whenDone(() -> copy.close());
    return verified.recover(why -> retry(new State.Verifying(work), why));
  }

  private Future<Step<State, ModifyResult>> publish(Candidate copy) {
    return metaStore
        .edit(current -> current.publish(attempt, copy.created()), patience().left())
        .compose(written -> {
          if (written.chain().loglets().contains(attempt.copy())) {
            context.trace(new Published(attempt.segment(), attempt.copy(), written.version()));
          }
          chain.adopt(written);
          return leave(Optional.empty());
        });
  }

  private Future<Step<State, ModifyResult>> giveUp(String reason) {
    return metaStore
        .edit(current -> current.giveUp(attempt), patience().left())
        .compose(written -> {
          context.trace(new GivenUp(attempt.segment(), attempt.copy(), reason));
          chain.adopt(written);
          return leave(Optional.of(reason));
        })
        .recover(
            why -> // it stays listed, and never succeeds
            context.environment().completed(new Step.Done<>(new ModifyResult.Failed(reason))));
  }

  private Future<Step<State, ModifyResult>> end(Optional<String> reason) {
    cleaning.run(); // V7: what the version that was read or written shows as left over
    return context.environment().completed(new Step.Done<>(result(reason)));
  }

  private ModifyResult result(Optional<String> reason) {
    Optional<Segment> now = chain.chain().segment(attempt.segment());
    if (now.filter(segment -> segment.loglet().equals(attempt.copy())).isPresent()) {
      return new ModifyResult.Modified(attempt.segment(), attempt.copy());
    }
    return reason
        .<ModifyResult>map(ModifyResult.Failed::new)
        .orElseGet(() -> new ModifyResult.Superseded(now));
  }

  private Segment original() {
    return chain.chain().segment(attempt.segment()).orElseThrow();
  }

  /** As long as something moves there is no end to it; what stands still is given up. */
  private Pace.Deadline patience() {
    return context.pace().deadline(context.timing().reconfiguration());
  }

  private Future<Step<State, ModifyResult>> retry(State state, Unavailable why) {
    return deadline.passed()
        ? go(new State.GivingUp(why.diagnosis().toString()))
        : context.pace().pause(context.timing().retry()).compose(waited -> go(state));
  }

  private Future<Step<State, ModifyResult>> leave(Optional<String> reason) {
    return go(new State.Leaving(reason));
  }

  private Future<Step<State, ModifyResult>> go(State next) {
    return context.environment().completed(new Step.Again<>(next));
  }
}
