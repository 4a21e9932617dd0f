package dev.rhenea.checker.linear;

import java.util.List;

/**
 * One of the independent objects that a history is about. Linearizability is local: together they
 * are linearizable if each is by itself.
 *
 * @param name for people, such as {@code key 3}; empty if there is only one
 * @param steps by rising start; calls that failed are not among them
 */
public record Part<S>(String name, S initial, List<Step<S>> steps) {
  public Part {
    steps = List.copyOf(steps);
  }
}
