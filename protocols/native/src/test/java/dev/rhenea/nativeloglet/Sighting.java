package dev.rhenea.nativeloglet;

import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Tail;

/** What a client of a simulated run saw; times are places in one total order of events. */
sealed interface Sighting {
  /** When the call began. */
  long start();

  /** When its outcome was seen. */
  long end();

  /** Whether this was over before the other began. */
  default boolean before(Sighting later) {
    return end() < later.start();
  }

  record Appending(long start, long end, String entry, AppendResult result) implements Sighting {}

  record Checking(long start, long end, Tail tail) implements Sighting {}

  record Sealing(long start, long end) implements Sighting {}

  record Reading(long start, long end, Entry entry) implements Sighting {}
}
