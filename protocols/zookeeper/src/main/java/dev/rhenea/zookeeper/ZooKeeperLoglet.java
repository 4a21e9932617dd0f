package dev.rhenea.zookeeper;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import org.apache.zookeeper.KeeperException.Code;

/** A handle on a Loglet in ZooKeeper; the package documentation argues why it keeps O1-O8. */
final class ZooKeeperLoglet implements Loglet {
  private static final Payload SEALED = Payload.utf8("sealed");

  private final Environment environment;
  private final LogletTree tree;
  private final LogletTraits traits;
  private final Duration deadline;
  private final long capacity;
  private final Keeper keeper;
  private final Calls calls;
  private final KnownTail known = new KnownTail(this::news);
  private final Appender appender;
  private final Followers followers;
  private final Sweep sweep;
  private boolean full;

  /**
   * A handle.
   *
   * @param window appends that may be under way at a time
   * @param capacity entries after which the Loglet seals itself
   */
  ZooKeeperLoglet(
      Environment environment,
      Ensemble ensemble,
      Sessions sessions,
      LogletTree tree,
      LogletTraits traits,
      HandleLimits limits,
      int window,
      long capacity) {
    this.environment = environment;
    this.tree = tree;
    this.traits = traits;
    this.deadline = limits.deadline();
    this.capacity = capacity;
    this.keeper = new Keeper(environment, sessions, ensemble);
    this.calls = new Calls(environment, ensemble, deadline);
    this.appender = new Appender(environment, keeper, tree, calls, known, limits, window);
    this.followers = new Followers(environment, keeper, tree, calls, known);
    this.sweep = new Sweep(environment, keeper, tree, calls);
  }

  @Override
  public LogletTraits traits() {
    return traits;
  }

  @Override
  public Future<AppendResult> append(Payload entry) {
    return appender.append(entry);
  }

  @Override
  public Future<Tail> checkTail() {
    String operation = "checkTail of " + tree.id();
    CheckTail checkTail = new CheckTail(environment, keeper, tree);
    return calls.call(operation, checkTail::observe).compose(now -> tail(operation, now));
  }

  private Future<Tail> tail(String operation, Observation now) {
    return switch (now) {
      case Observation.Open(LogletOffset offset) -> {
        known.raise(offset);
        yield environment.completed(new Tail.Open(offset));
      }
      case Observation.Sealed(LogletOffset offset) -> {
        known.raise(offset);
        known.seal();
        yield environment.completed(new Tail.Sealed(offset));
      }
      case Observation.Unknown() -> unknown(operation);
    };
  }

  @Override
  public Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
    if (from.compareTo(to) >= 0 || maxBytes < 1) {
      throw new IllegalArgumentException(
          "nothing to read in [%s, %s), %d bytes".formatted(from, to, maxBytes));
    }
    ReadNext read = new ReadNext(environment, keeper, tree);
    return calls.call(
        "readNext %s of %s".formatted(from, tree.id()), () -> read.read(from, to, maxBytes));
  }

  @Override
  public Future<LogletOffset> prefixTrim(LogletOffset before) {
    String operation = "prefixTrim %s of %s".formatted(before, tree.id());
    Trim trim = new Trim(environment, keeper, tree);
    return calls
        .call(operation, () -> trim.mark(before))
        .compose(result ->
            switch (result) {
              case Trim.Result.Stored(TrimState state) -> {
                sweep.start();
                yield environment.completed(state.mark());
              }
              case Trim.Result.Unknown() -> unknown(operation);
            });
  }

  @Override
  public Future<Done> seal() {
    String operation = "seal of " + tree.id();
    return calls
        .call(operation, () -> keeper.setData(tree.seal(), SEALED, LogletTree.OPEN))
        .compose(reply -> {
          if (reply.refused(Code.NONODE)) {
            return unknown(operation);
          }
          known.seal(); // by this call, or, refused for its version, by an earlier one
          return environment.done();
        });
  }

  @Override
  public Future<LogletOffset> awaitTail(LogletOffset beyond, Duration atMost) {
    return followers.await(beyond, atMost.compareTo(deadline) < 0 ? atMost : deadline);
  }

  /** Completes at once; that nothing under way can land any more, and the session ends, follows. */
  @Override
  public Future<Done> close() {
    calls.close();
    followers.close();
    sweep.close();
    appender.close().whenDone(keeper::close);
    return environment.done();
  }

  /** Far below the end of ZooKeeper's counters, the Loglet ends: what is above it goes on. */
  private void news() {
    followers.news();
    if (known.offset().value() >= capacity && !full && !known.isSealed()) {
      full = true;
      seal().whenDone(done -> {}, failed -> full = false); // the next append tries again
    }
  }

  private <T> Future<T> unknown(String operation) {
    return environment.unavailable(
        Diagnosis.of(
            operation + ": the ensemble knows no such Loglet: destroyed, or never created"));
  }
}
