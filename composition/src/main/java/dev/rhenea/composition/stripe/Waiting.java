package dev.rhenea.composition.stripe;

import dev.rhenea.environment.Promise;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.LogletOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Appends that their own child acknowledged, and that wait until every lower offset is known to be
 * filled (S1). Loop-confined.
 */
final class Waiting {
  private final Striping striping;
  private final Evidence evidence;
  private final SortedMap<LogletOffset, Promise<AppendResult>> appends = new TreeMap<>();

  Waiting(Striping striping, Evidence evidence) {
    this.striping = striping;
    this.evidence = evidence;
  }

  /** Answers the append at {@code offset} as soon as the evidence allows. */
  void add(LogletOffset offset, Promise<AppendResult> append) {
    appends.put(offset, append);
    append.whenDone(() -> appends.remove(offset));
    release();
  }

  /** The evidence has grown: acknowledges what it covers. */
  void release() {
    LogletOffset bound = evidence.bound();
    List.copyOf(appends.headMap(bound).entrySet())
        .forEach(each -> each.getValue().complete(new AppendResult.Appended(each.getKey())));
    appends.headMap(bound).clear();
  }

  /** How far the stripe must be filled, for the highest append that waits; 0 if none does. */
  LogletOffset neededOf(int stripe) {
    return appends.isEmpty() ? LogletOffset.ZERO : striping.shareOf(stripe, appends.lastKey());
  }

  /** The stripe is sealed, so it never will be: whoever needs more of it than there is. */
  void sealed(int stripe) {
    LogletOffset first = striping.offsetOf(stripe, evidence.of(stripe));
    new ArrayList<>(appends.tailMap(first).values())
        .forEach(append -> append.complete(new AppendResult.Sealed()));
  }
}
