package dev.rhenea.nativeloglet;

import java.util.ArrayList;
import java.util.List;

/** The sequencer's counter, and the commands that have a position and are not known committed. */
final class Backlog {
  private final List<Command> commands = new ArrayList<>();
  private long start;

  /** The lowest position that is not known to be committed. */
  long start() {
    return start;
  }

  /** The counter: the position the next command gets. */
  long next() {
    return start + commands.size();
  }

  /** Gives a command its position. */
  long add(Command command) {
    commands.add(command);
    return next() - 1;
  }

  /** Commands from {@code position} on: as many as fit into {@code maxBytes}, at least one. */
  List<Command> batch(long position, int maxBytes) {
    int from = Math.toIntExact(position - start);
    int to = from;
    long bytes = 0;
    do {
      bytes += commands.get(to++).payload().size();
    } while (to < commands.size() && bytes + commands.get(to).payload().size() <= maxBytes);
    return List.copyOf(commands.subList(from, to));
  }

  /** Forgets what is committed: nobody needs to be sent it any more. */
  void dropBelow(long tail) {
    if (tail > start) {
      int dropped = Math.toIntExact(Math.min(tail, next()) - start);
      commands.subList(0, dropped).clear();
      start += dropped;
    }
  }
}
