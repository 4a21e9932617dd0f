package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.provider.LogletCopy;
import java.util.Optional;

/**
 * Copies what a closed segment holds from one position on, and reads the copy back.
 *
 * <table>
 *   <caption>Transitions</caption>
 *   <tr><th>state</th><th>does</th><th>then</th></tr>
 *   <tr><td>at first</td><td>begins the copy</td><td>Reading</td></tr>
 *   <tr><td>Reading</td><td>reads a batch below the stop</td><td>Writing; at the stop:
 *       Finishing</td></tr>
 *   <tr><td>Writing</td><td>writes that batch</td><td>Reading</td></tr>
 *   <tr><td>Finishing</td><td>seals the copy at the stop</td><td>Verifying</td></tr>
 *   <tr><td>Verifying</td><td>compares what is read back with what was to be written</td><td>end
 *       </td></tr>
 *   <tr><td>Spoilt</td><td>nothing: trying again is no use</td><td>unavailable</td></tr>
 * </table>
 *
 * What is unavailable is tried again; what stands still for longer than a reconfiguration may take
 * ends as unavailable. Nobody but whoever runs this knows of the copy, and he has to destroy it
 * then.
 */
final class SegmentCopy {
  private sealed interface State {
    record Reading(LogletOffset from) implements State {}

    record Writing(Transfer.Batch batch) implements State {}

    record Finishing() implements State {}

    record Verifying(Verification work, LogletOffset from) implements State {}

    record Spoilt(String reason) implements State {}
  }

  private final LogContext context;
  private final Providers providers;
  private final Segment segment;
  private final Loglet source;
  private final LogletOffset first;
  private Pace.Deadline deadline;
  private Optional<Loglet> finished = Optional.empty();

  /**
   * @param segment as far as it is to be copied
   * @param first the lowest offset to copy
   */
  SegmentCopy(LogContext context, Providers providers, Segment segment, LogletOffset first) {
    this.context = context;
    this.providers = providers;
    this.segment = segment;
    this.source = providers.open(new Candidate(segment.loglet(), segment.created()));
    this.first = first;
    this.deadline = patience();
  }

  /**
   * Fills {@code copy}, which is begun first; the copy as it was begun.
   *
   * @param copy stores outside the cluster are bound
   */
  Future<Candidate> into(Candidate copy) {
    Future<Candidate> end =
        Loop.<Done, Candidate>run(context.environment(), Done.DONE, again -> begin(copy))
            .compose(this::fill);
    end.whenDone(source::close);
    return end;
  }

  private Future<Step<Done, Candidate>> begin(Candidate copy) {
    return patiently(
        Done.DONE,
        providers.begin(copy, first).map(begun -> new Step.Done<Done, Candidate>(begun)));
  }

  private Future<Candidate> fill(Candidate begun) {
    LogletCopy handle = providers.copy(begun, first);
    Transfer work = new Transfer(context, segment, begun, handle, first, new Alteration.None());
    Future<Candidate> end =
        Loop.<State, Candidate>run(
            context.environment(), new State.Reading(first), state -> round(work, state));
    end.whenDone(() -> {
      handle.close();
      finished.ifPresent(Loglet::close);
    });
    return end;
  }

  private Future<Step<State, Candidate>> round(Transfer work, State state) {
    return switch (state) {
      case State.Reading(LogletOffset from) when from.compareTo(work.stop()) >= 0 ->
          moved(new State.Finishing());
      case State.Reading(LogletOffset from) -> patiently(state, read(work, from));
      case State.Writing(Transfer.Batch batch) ->
          patiently(state, work.write(batch).compose(at -> moved(new State.Reading(at))));
      case State.Finishing() ->
          patiently(state, work.finish().compose(done -> moved(verifying(work))));
      case State.Verifying(Verification check, LogletOffset from) ->
          patiently(state, verify(check, from));
      case State.Spoilt(String reason) -> failed(Diagnosis.of(reason));
    };
  }

  /**
   * A store holds an entry or a filler at every offset that was not trimmed. If something is
   * trimmed while it is copied, the log is still in use elsewhere; the copy would have a hole.
   */
  private Future<Step<State, Candidate>> read(Transfer work, LogletOffset from) {
    return work.read(source, from)
        .compose(batch ->
            batch.entries().entries().isEmpty()
                ? moved(new State.Spoilt("it was trimmed meanwhile"))
                : moved(new State.Writing(batch)));
  }

  private State verifying(Transfer work) {
    Loglet copy = providers.readBack(work.begun());
    finished = Optional.of(copy);
    return new State.Verifying(work.verification(copy), work.first());
  }

  private Future<Step<State, Candidate>> verify(Verification check, LogletOffset from) {
    return check
        .from(from)
        .compose(found ->
            switch (found) {
              case Verification.Found.SoFar(LogletOffset next) ->
                  moved(new State.Verifying(check, next));
              case Verification.Found.Right() ->
                  context.environment().completed(new Step.Done<>(check.copy()));
              case Verification.Found.Wrong() ->
                  moved(new State.Spoilt("what was read back is not what was written"));
            });
  }

  private <S> Future<Step<S, Candidate>> patiently(S state, Future<Step<S, Candidate>> next) {
    return next.recover(why ->
        deadline.passed()
            ? failed(why.diagnosis())
            : context
                .pace()
                .pause(context.timing().retry())
                .map(waited -> new Step.Again<>(state)));
  }

  private <T> Future<T> failed(Diagnosis why) {
    return context
        .environment()
        .unavailable(
            new Diagnosis(
                "copy of %s: %s".formatted(segment.id(), why.operation()),
                why.missing(),
                why.remedy()));
  }

  private Future<Step<State, Candidate>> moved(State next) {
    deadline = patience();
    return context.environment().completed(new Step.Again<>(next));
  }

  private Pace.Deadline patience() {
    return context.pace().deadline(context.timing().reconfiguration());
  }
}
