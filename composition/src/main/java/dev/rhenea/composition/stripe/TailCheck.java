package dev.rhenea.composition.stripe;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import java.util.List;

/**
 * The tail of a stripe from those of its children, which need not be seen at one moment (S3).
 *
 * <pre>
 *   ASKING --all open------------------------------------------------------> Open(least)
 *     +--some sealed--> SEALING all --done--> ASKING AGAIN --all sealed----> Sealed(least)
 * </pre>
 */
final class TailCheck {
  private final Environment environment;
  private final Striping striping;
  private final List<Loglet> children;
  private final Evidence evidence;

  TailCheck(Environment environment, Striping striping, List<Loglet> children, Evidence evidence) {
    this.environment = environment;
    this.striping = striping;
    this.children = children;
    this.evidence = evidence;
  }

  Future<Tail> run() {
    return ask().compose(tails -> areOpen(tails) ? environment.completed(open(tails)) : seal());
  }

  private Future<List<Tail>> ask() {
    return Future.all(environment, children.stream().map(Loglet::checkTail).toList());
  }

  private static boolean areOpen(List<Tail> tails) {
    return tails.stream().allMatch(Tail.Open.class::isInstance);
  }

  private Tail open(List<Tail> tails) {
    for (int stripe = 0; stripe < tails.size(); stripe++) {
      evidence.raise(stripe, tails.get(stripe).offset());
    }
    return new Tail.Open(end(tails));
  }

  /** Fresh tails from all: what was asked before may lie below what was acknowledged meanwhile. */
  private Future<Tail> seal() {
    return Future.all(environment, children.stream().map(Loglet::seal).toList())
        .compose(sealed -> ask())
        .map(tails -> {
          if (!tails.stream().allMatch(Tail.Sealed.class::isInstance)) {
            throw new IllegalStateException("O4: a child is open after its seal: " + tails);
          }
          return new Tail.Sealed(end(tails));
        });
  }

  private LogletOffset end(List<Tail> tails) {
    return striping.end(tails.stream().map(Tail::offset).toList());
  }
}
