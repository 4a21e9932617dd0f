package dev.rhenea.zookeeper;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Trace;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.OpResult;
import org.apache.zookeeper.ZooDefs;

/**
 * What a handle does before its first append, and whenever it does not know which of its appends
 * landed.
 *
 * <pre>
 *   step       request                               what holds afterwards
 *   fence      delete the old writer's node          nothing of the old writer can land any more
 *   observe    {@link CheckTail}                     all that landed is below the tail
 *   search     read from the oldest lost append on   which of them landed, and where
 *   register   create the new writer's node          appends go on
 * </pre>
 *
 * <p>Unavailable as soon as one request is; to try again is to begin anew.
 */
final class Recovery {
  private static final int SEARCH_BYTES = 1 << 20;

  private final Environment environment;
  private final Keeper keeper;
  private final LogletTree tree;
  private final EntryReader entries;
  private final long handle;

  /** Generations from {@code stale} to {@code latest} may have a node, and so appends that land. */
  private int stale = 1;

  private int latest;

  /** What was found out. */
  sealed interface Outcome {
    /**
     * Appends may go on under the new writer.
     *
     * @param complete whether all entries that had to be searched were still there; if not, an
     *     append that is not among {@code landed} may have landed and been trimmed
     */
    record Ready(Writer writer, LogletOffset tail, Map<Long, LogletOffset> landed, boolean complete)
        implements Outcome {}

    /** The Loglet is sealed: what is not among {@code landed} never will be. */
    record Sealed(LogletOffset tail, Map<Long, LogletOffset> landed) implements Outcome {}

    /** The Loglet was destroyed, or never created. */
    record Unknown() implements Outcome {}
  }

  /** The steps, as an observer sees them. */
  sealed interface Step extends Trace {
    record Started(LogletId loglet, int generation) implements Step {}

    record Found(LogletId loglet, int generation, int landed) implements Step {}

    record Registered(LogletId loglet, int generation) implements Step {}
  }

  private record Search(SequencedMap<Long, LogletOffset> landed, boolean complete) {}

  /** The recovery of one handle, which is known by a random number. */
  Recovery(Environment environment, Keeper keeper, LogletTree tree, long handle) {
    this.environment = environment;
    this.keeper = keeper;
    this.tree = tree;
    this.entries = new EntryReader(environment, keeper, tree);
    this.handle = handle;
  }

  /**
   * One attempt.
   *
   * @param lost appends whose outcome is unknown, in the order of issue
   */
  Future<Outcome> run(List<PendingAppend> lost) {
    environment.trace(new Step.Started(tree.id(), latest));
    return fence()
        .compose(fenced -> new CheckTail(environment, keeper, tree).observe())
        .compose(now ->
            switch (now) {
              case Observation.Unknown() -> environment.completed(new Outcome.Unknown());
              case Observation.Sealed(LogletOffset tail) ->
                  search(lost, tail).map(search -> new Outcome.Sealed(tail, search.landed()));
              case Observation.Open(LogletOffset tail) ->
                  search(lost, tail).compose(search -> register(tail, search));
            });
  }

  /** Deletes the handle's nodes, so that none of its appends can land any more. */
  Future<Done> fence() {
    int fenced = latest;
    List<Future<Reply<Done>>> deletions =
        IntStream.rangeClosed(stale, fenced)
            .mapToObj(generation -> keeper.delete(new Writer(handle, generation).path()))
            .toList();
    return Future.all(environment, deletions)
        .map(deletedOrGone -> {
          stale = fenced + 1;
          return Done.DONE;
        });
  }

  private Future<Search> search(List<PendingAppend> lost, LogletOffset tail) {
    Search nothing = new Search(new TreeMap<>(), true);
    if (lost.isEmpty()) {
      return environment.completed(nothing);
    }
    return keeper
        .getData(tree.trim())
        .compose(trim -> {
          LogletOffset mark =
              trim instanceof Reply.Done<Keeper.Node>(Keeper.Node node)
                  ? TrimState.decode(node.data()).mark()
                  : tail;
          LogletOffset oldest = lost.getFirst().notBelow;
          return scan(lost, LogletOffset.max(oldest, mark), tail, mark.compareTo(oldest) <= 0);
        });
  }

  private Future<Search> scan(
      List<PendingAppend> lost, LogletOffset from, LogletOffset to, boolean complete) {
    SequencedMap<Long, LogletOffset> landed = new TreeMap<>();
    return Loop.run(
        environment,
        from,
        at -> {
          if (at.compareTo(to) >= 0 || landed.size() == lost.size()) {
            return environment.completed(new Loop.Step.Done<>(new Search(landed, complete)));
          }
          return entries
              .read(at, to, SEARCH_BYTES)
              .map(run -> {
                if (run.isEmpty()) { // trimmed meanwhile
                  return new Loop.Step.Done<>(new Search(landed, false));
                }
                run.forEach(found -> note(found, lost, landed));
                return new Loop.Step.Again<>(run.getLast().offset().next());
              });
        });
  }

  private void note(
      EntryReader.Found found, List<PendingAppend> lost, SequencedMap<Long, LogletOffset> landed) {
    long number = found.entry().number();
    if (found.entry().handle() == handle
        && number >= lost.getFirst().number
        && number <= lost.getLast().number) {
      landed.put(number, found.offset());
    }
  }

  private Future<Outcome> register(LogletOffset tail, Search search) {
    environment.trace(new Step.Found(tree.id(), latest, search.landed().size()));
    latest++;
    Writer writer = new Writer(handle, latest);
    return keeper
        .multi(
            List.of(
                Op.check(tree.seal(), LogletTree.OPEN),
                Op.create(
                    writer.path(),
                    Payload.empty().toByteArray(),
                    ZooDefs.Ids.OPEN_ACL_UNSAFE,
                    CreateMode.EPHEMERAL)))
        .compose(reply -> {
          if (reply instanceof Reply.Done<List<OpResult>>) {
            environment.trace(new Step.Registered(tree.id(), writer.generation()));
            return environment.completed(
                new Outcome.Ready(writer, tail, search.landed(), search.complete()));
          }
          return environment.unavailable(
              Diagnosis.of(
                  reply.refused(0, Code.BADVERSION)
                      ? "sealed meanwhile"
                      : "unexpected answer " + reply));
        });
  }
}
