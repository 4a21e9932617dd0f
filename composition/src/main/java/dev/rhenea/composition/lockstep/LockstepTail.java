package dev.rhenea.composition.lockstep;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;

/**
 * The tail from those of the children, which need not be seen at one moment (M1, M2).
 *
 * <pre>
 *   ASKING --all open--> LOOKING at prefixes ------------------------------> Open(shortest prefix)
 *     |                     | a child cannot be read
 *     +--one is sealed,-----+--> SEALING all that can be reached, as many as a read needs
 *        or does not answer        --> LOOKING at theirs ------------------> Sealed(shortest prefix)
 * </pre>
 */
final class LockstepTail {
  private final Environment environment;
  private final List<Child> children;
  private final int needed;
  private final Acknowledged acknowledged;
  private final Pace pace;

  /**
   * @param needed how many children are enough to read
   */
  LockstepTail(
      Environment environment,
      List<Child> children,
      int needed,
      Acknowledged acknowledged,
      Pace pace) {
    this.environment = environment;
    this.children = children;
    this.needed = needed;
    this.acknowledged = acknowledged;
    this.pace = pace;
  }

  Future<Tail> run() {
    return survey()
        .compose(tails ->
            areOpen(tails)
                ? open(lowest(tails.values())).recover(unreadable -> seal(unreadable.toString()))
                : seal(tails.toString()))
        .recover(unreachable -> seal(unreachable.toString()));
  }

  /** Tails of all children that answer at all: everybody is given the time. */
  Future<SequencedMap<Child, Tail>> survey() {
    return Reachable.ask(environment, children, 1, Child::checkTail, pace.child());
  }

  boolean areOpen(SequencedMap<Child, Tail> tails) {
    return tails.size() == children.size()
        && tails.values().stream().allMatch(Tail.Open.class::isInstance); // M1
  }

  private static LogletOffset lowest(Collection<Tail> tails) {
    return tails.stream().map(Tail::offset).min(LogletOffset::compareTo).orElseThrow();
  }

  /** M2: the conductor may know it already; if not, what the children hold is looked at. */
  private Future<Tail> open(LogletOffset lowest) {
    return acknowledged
        .reach(lowest)
        .compose(asked -> Future.all(environment, right(children, lowest)))
        .map(prefixes -> {
          LogletOffset tail = shortest(prefixes);
          environment.trace(new LockstepTrace.Open(tail.value()));
          return new Tail.Open(tail);
        });
  }

  private static List<Future<LogletOffset>> right(List<Child> some, LogletOffset limit) {
    return some.stream().map(child -> child.rightBelow(limit)).toList();
  }

  private static LogletOffset shortest(Collection<LogletOffset> prefixes) {
    return prefixes.stream().min(LogletOffset::compareTo).orElseThrow();
  }

  /** M1: everything below the tail is on each of those that answered, enough of them to read it. */
  private Future<Tail> seal(String why) {
    environment.trace(new LockstepTrace.Sealing(why));
    return Reachable.ask(environment, children, needed, LockstepTail::sealed, pace.grace())
        .compose(tails -> {
          LogletOffset lowest = lowest(tails.values());
          return Reachable.ask(
              environment,
              List.copyOf(tails.sequencedKeySet()),
              needed,
              child -> child.rightBelow(lowest),
              pace.grace());
        })
        .map(prefixes -> {
          LogletOffset tail = shortest(prefixes.values());
          environment.trace(new LockstepTrace.Sealed(tail.value(), prefixes.size()));
          return new Tail.Sealed(tail);
        });
  }

  private static Future<Tail> sealed(Child child) {
    return child
        .loglet()
        .seal()
        .compose(done -> child.checkTail())
        .map(tail -> {
          if (tail instanceof Tail.Open) {
            throw new IllegalStateException("O4: a child is open after its seal: " + tail);
          }
          return tail;
        });
  }
}
