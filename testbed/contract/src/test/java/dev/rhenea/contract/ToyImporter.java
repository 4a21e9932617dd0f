package dev.rhenea.contract;

import dev.rhenea.contract.ToyLoglets.Defect;
import dev.rhenea.contract.ToyLoglets.State;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.Collections;
import java.util.function.Function;

/** Copies that are toys, with one defect each. */
final class ToyImporter implements LogletImporter {
  /** What nobody appends. */
  static final Payload FILLER = Payload.utf8("a filler");

  private final Function<LogletId, State> states;
  private final Defect defect;

  ToyImporter(Function<LogletId, State> states, Defect defect) {
    this.states = states;
    this.defect = defect;
  }

  @Override
  public Future<ProtocolSpec> begin(
      Host host, LogletId id, ProtocolSpec spec, LogletOffset first, HandleLimits limits) {
    State state = states.apply(id);
    if (!state.exists) {
      state.exists = true;
      state.unfinished = true;
      state.trimMark = defect == Defect.COPY_BEGINS_AT_ZERO ? 0 : (int) first.value();
      state.entries.addAll(Collections.nCopies((int) first.value(), FILLER));
    }
    return host.environment()
        .completed(spec.mapNodes(node -> new Value.Node(node.id(), new StorageId(1))));
  }

  @Override
  public LogletCopy open(
      Host host, LogletId id, ProtocolSpec begun, LogletOffset first, HandleLimits limits) {
    return new Copy(host.environment(), states.apply(id));
  }

  private final class Copy implements LogletCopy {
    private final Environment environment;
    private final State state;

    Copy(Environment environment, State state) {
      this.environment = environment;
      this.state = state;
    }

    @Override
    public Future<Done> write(LogletOffset from, ReadResult.Entries batch) {
      if (state.destroyed || (from.value() > state.entries.size() && isCareful())) {
        return refused();
      }
      if (state.unfinished || defect == Defect.COPY_TAKES_EVERYTHING_AGAIN) {
        take(from, batch);
      }
      return environment.done();
    }

    private boolean isCareful() {
      return defect != Defect.COPY_SKIPS_WHAT_IS_MISSING;
    }

    private void take(LogletOffset from, ReadResult.Entries batch) {
      int known =
          defect == Defect.COPY_TAKES_EVERYTHING_AGAIN ? (int) from.value() : state.entries.size();
      int end = state.entries.size() + (int) batch.next().value() - known;
      int shift = state.entries.size() - known;
      while (state.entries.size() < end) {
        state.entries.add(FILLER);
      }
      for (Entry entry : batch.entries()) {
        int at = (int) entry.offset().value() + shift;
        if (entry instanceof Entry.Data(LogletOffset offset, Payload payload)
            && offset.value() >= known) {
          state.entries.set(at, payload);
        }
      }
    }

    @Override
    public Future<Done> finish(LogletOffset tail) {
      boolean whole = tail.value() == state.entries.size() || defect == Defect.COPY_ENDS_ANYWHERE;
      if (state.destroyed || !whole) {
        return refused();
      }
      state.unfinished = false;
      state.sealed = defect != Defect.COPY_IS_OPEN;
      return environment.done();
    }

    private Future<Done> refused() {
      return environment.unavailable(Diagnosis.of("a copy that cannot be gone on with"));
    }

    @Override
    public Future<Done> close() {
      return environment.done();
    }
  }
}
