package dev.rhenea.zookeeper;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Trace;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.OpResult;

/**
 * Deletes the entries below the trim mark, a bounded number at a time, in the background of a trim
 * or a destroy. How far it came is stored, so that whoever trims next goes on where a sweep ended
 * early. A destroyed Loglet loses its nodes at the end, all but the seal, which stays as its mark.
 */
final class Sweep {
  /** Entries deleted by one transaction. */
  private static final int BATCH = 256;

  /** Connections lost in a row after which the rest is left to the next sweep. */
  private static final int PATIENCE = 100;

  private final Environment environment;
  private final Keeper keeper;
  private final LogletTree tree;
  private final Trim trim;
  private final Calls calls;
  private boolean running;
  private boolean closed;
  private int lost;

  /** A sweep that came to its end. */
  record Finished(LogletId loglet, LogletOffset swept) implements Trace {}

  Sweep(Environment environment, Keeper keeper, LogletTree tree, Calls calls) {
    this.environment = environment;
    this.keeper = keeper;
    this.tree = tree;
    this.trim = new Trim(environment, keeper, tree);
    this.calls = calls;
  }

  /** Sweeps until nothing is left to do, unless it does already. */
  Future<Done> start() {
    if (running) {
      return environment.done();
    }
    running = true;
    lost = 0;
    return Loop.run(environment, Done.DONE, round -> step().recover(why -> pause()))
        .map(done -> {
          running = false;
          return done;
        });
  }

  /** Stops after the batch under way. */
  void close() {
    closed = true;
  }

  private Future<Loop.Step<Done, Done>> pause() {
    Promise<Loop.Step<Done, Done>> next = environment.promise();
    Loop.Step<Done, Done> step =
        ++lost < PATIENCE ? new Loop.Step.Again<>(Done.DONE) : new Loop.Step.Done<>(Done.DONE);
    environment.timers().after(calls.pause(lost), () -> next.complete(step));
    return next;
  }

  private Future<Loop.Step<Done, Done>> step() {
    if (closed) {
      return environment.completed(new Loop.Step.Done<>(Done.DONE));
    }
    return trim.change(state -> state)
        .compose(result ->
            switch (result) {
              case Trim.Result.Unknown() -> environment.completed(new Loop.Step.Done<>(Done.DONE));
              case Trim.Result.Stored(TrimState state) ->
                  state.isSwept() ? finish(state) : sweep(state);
            });
  }

  private Future<Loop.Step<Done, Done>> sweep(TrimState state) {
    LogletOffset to =
        new LogletOffset(Math.min(state.mark().value(), state.swept().value() + BATCH));
    List<String> paths =
        LongStream.range(state.swept().value(), to.value())
            .mapToObj(offset -> tree.entry(new LogletOffset(offset)))
            .toList();
    return deleteAll(paths)
        .compose(deleted -> trim.change(now -> now.withSwept(to)))
        .map(stored -> {
          lost = 0;
          return new Loop.Step.Again<>(Done.DONE);
        });
  }

  private Future<Done> deleteAll(List<String> paths) {
    return keeper
        .multi(paths.stream().map(path -> Op.delete(path, -1)).toList())
        .compose(reply ->
            reply instanceof Reply.Done<List<OpResult>>
                ? environment.done()
                : deleteEach(paths)); // some are gone already: another sweep was here
  }

  private Future<Done> deleteEach(List<String> paths) {
    List<Future<Reply<Done>>> deletions = new ArrayList<>();
    paths.forEach(path -> deletions.add(keeper.delete(path)));
    return Future.all(environment, deletions).map(deletedOrGone -> Done.DONE);
  }

  private Future<Loop.Step<Done, Done>> finish(TrimState state) {
    Future<Done> end =
        state.destroyed() ? deleteEach(List.of(tree.entries(), tree.trim())) : environment.done();
    return end.map(done -> {
      environment.trace(new Finished(tree.id(), state.swept()));
      return new Loop.Step.Done<>(Done.DONE);
    });
  }
}
