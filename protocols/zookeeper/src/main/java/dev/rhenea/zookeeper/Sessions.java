package dev.rhenea.zookeeper;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One session per ensemble, shared by all handles of a provider, whatever loop they run on: every
 * handle counts its use, the last one closes it. Thread-safe.
 */
final class Sessions {
  private final Map<String, Shared> open = new TreeMap<>();

  private static final class Shared {
    final Session session;
    int uses;

    Shared(Session session) {
      this.session = session;
    }
  }

  /** The session with that ensemble; give it back by {@link #release}. */
  synchronized Session acquire(String connectString) {
    Shared shared =
        open.computeIfAbsent(connectString, ensemble -> new Shared(new Session(ensemble)));
    shared.uses++;
    return shared.session;
  }

  /** Gives back one use; returns the session if that was the last one and it is to be closed. */
  synchronized Optional<Session> release(String connectString) {
    Shared shared = open.get(connectString);
    if (shared == null) {
      throw new IllegalStateException("released more often than acquired: " + connectString);
    }
    shared.uses--;
    if (shared.uses > 0) {
      return Optional.empty();
    }
    open.remove(connectString);
    return Optional.of(shared.session);
  }
}
