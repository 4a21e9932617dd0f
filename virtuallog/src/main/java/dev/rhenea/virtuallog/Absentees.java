package dev.rhenea.virtuallog;

import dev.rhenea.environment.NodeId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * Whom the latest candidates waited for in vain, until one is made. They may well answer the
 * detector: a node whose disk is full or cannot be read lives, and is of no use to a new Loglet.
 *
 * <p>What was learned may be outdated, and then nothing may be left to propose. So a failure that
 * names nobody new puts in doubt what others said, and all but it is forgotten; but only if the
 * candidate was proposed in the knowledge of the absent, and was the best there is. One that
 * somebody else proposed, or that was proposed before they were known, is no evidence against it:
 * forgetting then, too, a log went from one useless spare to the other for ever (V8).
 */
final class Absentees {
  private final SequencedSet<NodeId> nodes = new LinkedHashSet<>();

  /** A candidate was made. */
  void made() {
    nodes.clear();
  }

  /** A candidate that this handle proposed waited for those nodes. */
  void missedByOurs(Collection<NodeId> missing) {
    if (nodes.containsAll(missing)) {
      nodes.clear();
    }
    nodes.addAll(missing);
  }

  /** A candidate of a pending intent, whoever wrote it, waited for those nodes. */
  void missedByPending(Collection<NodeId> missing) {
    nodes.addAll(missing);
  }

  /** Unmodifiable, in the order in which they were missed. */
  SequencedSet<NodeId> nodes() {
    return Collections.unmodifiableSequencedSet(nodes);
  }
}
