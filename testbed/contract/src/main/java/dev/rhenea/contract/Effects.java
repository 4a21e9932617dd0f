package dev.rhenea.contract;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a protocol did to its environments in one run, in order, and what it did on other
 * threads than the loop's. A simulated world has one thread: whoever made this.
 */
final class Effects {
  /** Tells, in the thread that starts another one, that it does. */
  private static final InheritableThreadLocal<Effects> WATCHED =
      new InheritableThreadLocal<>() {
        @Override
        protected Effects childValue(Effects parent) {
          parent.foreign("a thread was started", new Throwable().getStackTrace());
          return parent;
        }
      };

  private final Thread loop = Thread.currentThread();
  private final List<String> effects = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();

  /** From now on every thread that this one starts is noted. */
  void watchThreads() {
    WATCHED.set(this);
  }

  void leaveThreads() {
    WATCHED.remove();
  }

  /** Something was done that others can see. */
  void record(NodeId node, UnitId unit, String what) {
    touched(what);
    synchronized (this) {
      effects.add(node + ", " + unit + ": " + what);
    }
  }

  /** The environment was used, in a way that nobody sees. */
  void touched(String what) {
    if (Thread.currentThread() != loop) {
      foreign(what + " on " + Thread.currentThread(), new Throwable().getStackTrace());
    }
  }

  private synchronized void foreign(String what, StackTraceElement[] stack) {
    String where =
        List.of(stack).stream()
            .map(StackTraceElement::toString)
            .filter(frame -> !frame.contains(Effects.class.getSimpleName()))
            .filter(frame -> !frame.contains("java.base/"))
            .filter(frame -> !frame.contains(WatchedEnvironment.class.getSimpleName()))
            .findFirst()
            .orElse("code of the JDK");
    foreign.add(what + ", at " + where);
  }

  synchronized List<String> all() {
    return List.copyOf(effects);
  }

  /** What was done elsewhere than on the loop. */
  synchronized List<String> foreign() {
    return List.copyOf(foreign);
  }
}
