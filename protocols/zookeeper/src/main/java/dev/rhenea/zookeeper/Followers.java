package dev.rhenea.zookeeper;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Timers.Timer;
import dev.rhenea.loglet.LogletOffset;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.data.Stat;

/**
 * Those who wait for the tail to move. While there are any, a watch lies on the first entry not yet
 * known and one on the seal. When either fires the entries' parent is looked at once, so that a
 * burst of appends costs one look. All this is a hint from the server at hand, never evidence (that
 * is {@link CheckTail}). Loop-confined.
 */
final class Followers {
  private final Environment environment;
  private final Keeper keeper;
  private final LogletTree tree;
  private final Calls calls;
  private final KnownTail known;
  private final SequencedSet<Follower> waiting = new LinkedHashSet<>();
  private final Watcher watcher;

  /** Whether requests are under way, and whether both watches are known to lie. */
  private boolean looking;

  private boolean armed;
  private int attempts;

  private record Follower(LogletOffset beyond, Promise<LogletOffset> answer, Timer timer) {}

  Followers(Environment environment, Keeper keeper, LogletTree tree, Calls calls, KnownTail known) {
    this.environment = environment;
    this.keeper = keeper;
    this.tree = tree;
    this.calls = calls;
    this.known = known;
    this.watcher = keeper.watcher(this::changed);
  }

  /** Waits until the known tail is above {@code beyond}, a seal is known, or time is over. */
  Future<LogletOffset> await(LogletOffset beyond, Duration atMost) {
    if (known.isSealed() || known.offset().compareTo(beyond) > 0) {
      return environment.completed(known.offset());
    }
    Promise<LogletOffset> answer = environment.promise();
    Timer timer = environment.timers().after(atMost, () -> answer.complete(known.offset()));
    Follower follower = new Follower(beyond, answer, timer);
    waiting.add(follower);
    answer.whenDone(() -> {
      timer.cancel();
      waiting.remove(follower);
    });
    look();
    return answer;
  }

  /** More is known: somebody may have waited for it. */
  void news() {
    List.copyOf(waiting).stream()
        .filter(each -> known.isSealed() || known.offset().compareTo(each.beyond) > 0)
        .forEach(each -> each.answer.complete(known.offset()));
  }

  /** Everybody gets what is known. */
  void close() {
    List.copyOf(waiting).forEach(each -> each.answer.complete(known.offset()));
  }

  private void look() {
    if (looking || armed || waiting.isEmpty()) {
      return;
    }
    looking = true;
    armed = true;
    LogletOffset next = known.offset();
    layWatches(next)
        .whenDone(
            done -> {
              looking = false;
              attempts = 0;
              if (known.offset().compareTo(next) > 0) {
                armed = false; // that watch will not tell of the next one
              }
              look();
            },
            lost -> {
              looking = false;
              armed = false;
              calls.lost();
              environment.timers().after(calls.pause(attempts++), this::look);
            });
  }

  /** In this order: an entry created between the requests is in the count, or fires its watch. */
  private Future<Done> layWatches(LogletOffset next) {
    Future<Reply<Stat>> seal = keeper.watch(tree.seal(), watcher);
    Future<Reply<Stat>> entry = keeper.watch(tree.entry(next), watcher);
    Future<Reply<Stat>> entries = keeper.exists(tree.entries());
    return Future.all(environment, List.of(seal, entry, entries))
        .map(replies -> {
          if (replies.getFirst() instanceof Reply.Done<Stat>(Stat stat)
              && stat.getVersion() != LogletTree.OPEN) {
            known.seal();
          }
          if (replies.getLast() instanceof Reply.Done<Stat>(Stat stat)) {
            known.raise(Observation.tail(stat));
          }
          return Done.DONE;
        });
  }

  private void changed() {
    armed = false;
    look();
  }
}
