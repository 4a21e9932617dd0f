package dev.rhenea.zookeeper;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import java.util.List;

/**
 * Reads below a known tail, from the one server at hand (Delos, section 3: one copy is enough).
 *
 * <p>What that server has is right, since entries never change. What it lacks proves nothing: it
 * may lag behind the tail the caller knows. So before it says Trimmed or Unknown, the read makes a
 * write through the quorum on the same session, after which the server holds everything that was
 * acknowledged before the call.
 */
final class ReadNext {
  private final Environment environment;
  private final Keeper keeper;
  private final LogletTree tree;
  private final EntryReader entries;

  ReadNext(Environment environment, Keeper keeper, LogletTree tree) {
    this.environment = environment;
    this.keeper = keeper;
    this.tree = tree;
    this.entries = new EntryReader(environment, keeper, tree);
  }

  /** One attempt: unavailable when the connection is lost, or the caller reads beyond the tail. */
  Future<ReadResult> read(LogletOffset from, LogletOffset to, int maxBytes) {
    return once(from, to, maxBytes)
        .compose(found ->
            found instanceof Nothing
                ? new CheckTail(environment, keeper, tree)
                    .observe()
                    .compose(now -> afterCatchingUp(now, from, to, maxBytes))
                : environment.completed(result(found)));
  }

  private Future<ReadResult> afterCatchingUp(
      Observation now, LogletOffset from, LogletOffset to, int maxBytes) {
    return switch (now) {
      case Observation.Unknown() -> environment.completed(new ReadResult.Unknown());
      case Observation.Open(LogletOffset tail) -> again(tail, from, to, maxBytes);
      case Observation.Sealed(LogletOffset tail) -> again(tail, from, to, maxBytes);
    };
  }

  private Future<ReadResult> again(
      LogletOffset tail, LogletOffset from, LogletOffset to, int maxBytes) {
    if (from.compareTo(tail) >= 0) {
      return environment.unavailable(
          Diagnosis.of("%s is not below the tail %s of %s".formatted(from, tail, tree.id())));
    }
    return once(from, to, maxBytes)
        .compose(found ->
            found instanceof Nothing
                ? environment.unavailable(
                    Diagnosis.of("%s of %s is being dropped".formatted(from, tree.id())))
                : environment.completed(result(found)));
  }

  private Future<LocalRead> once(LogletOffset from, LogletOffset to, int maxBytes) {
    Future<Reply<Keeper.Node>> trim = keeper.getData(tree.trim());
    return entries
        .read(from, to, maxBytes)
        .compose(run -> trim.map(state -> local(from, run, state)));
  }

  private static LocalRead local(
      LogletOffset from, List<EntryReader.Found> run, Reply<Keeper.Node> trim) {
    if (!(trim instanceof Reply.Done<Keeper.Node>(Keeper.Node node))) {
      return new Nothing();
    }
    TrimState state = TrimState.decode(node.data());
    if (state.destroyed()) {
      return new Nothing();
    }
    if (from.compareTo(state.mark()) < 0) {
      return new Below(state.mark());
    }
    return run.isEmpty() ? new Nothing() : new Run(run);
  }

  private static ReadResult result(LocalRead found) {
    return switch (found) {
      case Run(List<EntryReader.Found> run) ->
          new ReadResult.Entries(
              run.stream().map(each -> data(each)).toList(), run.getLast().offset().next());
      case Below(LogletOffset mark) -> new ReadResult.Trimmed(mark);
      case Nothing() -> throw new IllegalStateException("nothing was read");
    };
  }

  private static Entry data(EntryReader.Found found) {
    return new Entry.Data(found.offset(), found.entry().payload());
  }

  /** What one server has to say. */
  private sealed interface LocalRead {}

  private record Run(List<EntryReader.Found> entries) implements LocalRead {}

  private record Below(LogletOffset mark) implements LocalRead {}

  /** It knows too little. */
  private record Nothing() implements LocalRead {}
}
