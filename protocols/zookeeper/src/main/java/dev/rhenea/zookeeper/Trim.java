package dev.rhenea.zookeeper;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.LogletOffset;
import java.util.function.UnaryOperator;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.data.Stat;

/** Changes a Loglet's {@link TrimState} by compare-and-set. */
final class Trim {
  private final Environment environment;
  private final Keeper keeper;
  private final LogletTree tree;

  /** How an attempt ended. */
  sealed interface Result {
    /** This is stored. */
    record Stored(TrimState state) implements Result {}

    /** The Loglet was destroyed, or never created. */
    record Unknown() implements Result {}
  }

  Trim(Environment environment, Keeper keeper, LogletTree tree) {
    this.environment = environment;
    this.keeper = keeper;
    this.tree = tree;
  }

  /** One attempt to let everything below {@code before}, at most the tail, be dropped. */
  Future<Result> mark(LogletOffset before) {
    return new CheckTail(environment, keeper, tree)
        .observe()
        .compose(now ->
            switch (now) {
              case Observation.Unknown() -> environment.completed(new Result.Unknown());
              case Observation.Open(LogletOffset tail) -> mark(before, tail);
              case Observation.Sealed(LogletOffset tail) -> mark(before, tail);
            });
  }

  private Future<Result> mark(LogletOffset before, LogletOffset tail) {
    return change(state -> state.withMark(LogletOffset.min(before, tail)));
  }

  /** One attempt to change the state; unavailable if somebody else changed it meanwhile. */
  Future<Result> change(UnaryOperator<TrimState> change) {
    return keeper
        .getData(tree.trim())
        .compose(reply ->
            reply instanceof Reply.Done<Keeper.Node>(Keeper.Node node)
                ? change(node, change)
                : environment.completed(new Result.Unknown()));
  }

  private Future<Result> change(Keeper.Node node, UnaryOperator<TrimState> change) {
    TrimState now = TrimState.decode(node.data());
    TrimState next = change.apply(now);
    if (next.equals(now)) {
      return environment.completed(new Result.Stored(now));
    }
    return keeper
        .setData(tree.trim(), next.encode(), node.stat().getVersion())
        .compose(reply -> {
          if (reply instanceof Reply.Done<Stat>) {
            return environment.completed(new Result.Stored(next));
          }
          return reply.refused(Code.NONODE)
              ? environment.completed(new Result.Unknown())
              : environment.unavailable(
                  Diagnosis.of("somebody else trims " + tree.id() + " at the same time"));
        });
  }
}
