package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Destroys the Loglets that a version of the chain shows as leftovers, and strikes each out as soon
 * as it is gone from everywhere. Anybody may do so at any time, also several at once: a leftover is
 * in no chain and never will be (V7), and destroying is idempotent. While a node that has one is
 * away, it is tried less and less often, never twice at a time; the others do not wait for it. What
 * is in a store outside the cluster stays until the chain that is kept there shows that it left the
 * log ({@link Archiving}). What is on nodes that left the cluster is not waited for: they do not
 * come back, or as new ones. What cannot be destroyed for any other reason is tried until somebody
 * gives it up ({@link Forgetting}).
 *
 * <p>Also gives up what this node was copying when it died: an attempt of this node that is older
 * than this handle has nobody who goes on with it. If somebody does after all, through another
 * handle, this costs that copy and nothing else: it cannot be published any more.
 */
final class Cleaning {
  private final LogContext context;
  private final MetaStore metaStore;
  private final CachedChain chain;
  private final Providers providers;
  private final Archiving archiving;
  private final FailureDetector detector;
  private final BackOff backOff;
  private final List<Attempt> forgotten;

  /** What is being destroyed: once, for whoever waits for it. */
  private final Map<LogletId, Future<Done>> underWay = new LinkedHashMap<>();

  /** Why the last try did not succeed, of each for which there is one. */
  private final Map<LogletId, Diagnosis> obstacles = new LinkedHashMap<>();

  /** What is gone and will be struck out by the next write, which waits for the last one. */
  private final List<LogletId> gone = new ArrayList<>();

  private List<LogletId> known = List.of();
  private Future<Done> lastStrike;
  private Future<Done> nextStrike;
  private boolean givingUp;

  /**
   * @param chain as it was when the handle was opened
   */
  Cleaning(
      LogContext context,
      MetaStore metaStore,
      CachedChain chain,
      Providers providers,
      Archiving archiving,
      FailureDetector detector) {
    this.context = context;
    this.metaStore = metaStore;
    this.chain = chain;
    this.providers = providers;
    this.archiving = archiving;
    this.detector = detector;
    this.backOff = new BackOff(context);
    this.forgotten = attempts().filter(each -> each.author().equals(context.node())).toList();
    this.lastStrike = context.environment().done();
    this.nextStrike = lastStrike;
  }

  /** Looks whether there is something to clean that nobody cleans: called now and then. */
  void look() {
    giveUpForgotten();
    List<LogletId> listed = leftovers().stream().map(Leftover::loglet).toList();
    if (!known.containsAll(listed)) {
      backOff.rest(); // a new one does not wait for those that cannot go
    }
    known = listed;
    obstacles.keySet().retainAll(listed);
    if (listed.isEmpty()) {
      backOff.rest();
    } else if (backOff.isDue()) {
      run();
    }
  }

  /** Cleans as far as it is possible now; what is left stays listed. */
  void run() {
    leftovers().forEach(this::clean);
  }

  /** Why this handle could not destroy it when it last tried; empty if it did not yet. */
  Optional<Diagnosis> obstacle(Leftover leftover) {
    return Optional.ofNullable(obstacles.get(leftover.loglet()));
  }

  private List<Leftover> leftovers() {
    return chain.stored().record().copies().leftovers();
  }

  /** Cleans one; unavailable if it is not gone from everywhere, so that it stays listed. */
  Future<Done> clean(Leftover leftover) {
    Future<Done> running = underWay.get(leftover.loglet());
    return running != null ? running : begin(leftover);
  }

  private Future<Done> begin(Leftover leftover) {
    LogletId loglet = leftover.loglet();
    Future<Done> end =
        archiving
            .before(leftover.created(), () -> destroy(leftover))
            .compose(destroyed -> strike(loglet));
    underWay.put(loglet, end);
    end.whenDone(
        struck -> underWay.remove(loglet),
        why -> {
          underWay.remove(loglet);
          obstacles.put(loglet, why.diagnosis());
          context.trace(new VirtualLogTrace.CandidateLeftBehind(loglet, why.diagnosis()));
        });
    return end;
  }

  /** As destroyed counts what only nodes have that left the cluster. */
  private Future<Done> destroy(Leftover leftover) {
    return providers
        .destroy(new Candidate(leftover.loglet(), leftover.created()))
        .<VirtualLogTrace>map(done -> new VirtualLogTrace.CandidateDestroyed(leftover.loglet()))
        .recover(why -> {
          List<NodeId> holding = why.diagnosis().missing();
          return !holding.isEmpty() && holding.stream().allMatch(detector::hasLeft)
              ? context
                  .environment()
                  .completed(new VirtualLogTrace.CandidateGoneWithNodes(leftover.loglet(), holding))
              : context.environment().unavailable(why.diagnosis());
        })
        .map(step -> {
          context.trace(step);
          return Done.DONE;
        });
  }

  /** One write after the other, so that this handle is in no conflict with itself. */
  private Future<Done> strike(LogletId destroyed) {
    gone.add(destroyed);
    if (gone.size() == 1) {
      nextStrike =
          lastStrike.compose(free -> {
            List<LogletId> all = List.copyOf(gone);
            gone.clear();
            return write(record -> record.forget(all));
          });
      lastStrike = nextStrike.recover(why -> context.environment().done());
    }
    return nextStrike;
  }

  private void giveUpForgotten() {
    Optional<Attempt> next = attempts().filter(forgotten::contains).findFirst();
    if (next.isPresent() && !givingUp) {
      Attempt attempt = next.get();
      givingUp = true;
      write(record -> record.giveUp(attempt))
          .whenDone(
              done -> {
                givingUp = false;
                context.trace(
                    new Modification.GivenUp(
                        attempt.segment(), attempt.copy(), "its author restarted"));
              },
              why -> {
                givingUp = false;
                context.trace(new VirtualLogTrace.MetaStoreUnavailable(why.diagnosis()));
              });
    }
  }

  private Stream<Attempt> attempts() {
    return chain.stored().record().copies().attempts().stream();
  }

  private Future<Done> write(MetaStore.Change change) {
    return metaStore
        .edit(change, context.timing().reconfiguration())
        .map(stored -> {
          chain.adopt(stored);
          return Done.DONE;
        });
  }
}
