package dev.rhenea.contract;

import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The obligations of a Loglet as questions to a history: what it says that cannot be. Pure. */
final class LogletLaws {
  private final List<Observation.Append> appends = new ArrayList<>();
  private final List<Observation.CheckTail> tails = new ArrayList<>();
  private final List<Observation.Seal> seals = new ArrayList<>();
  private final List<Observation.Contents> contents = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();

  private LogletLaws(List<Observation> history) {
    for (Observation seen : history) {
      switch (seen) {
        case Observation.Append append -> appends.add(append);
        case Observation.CheckTail tail -> tails.add(tail);
        case Observation.Seal seal -> seals.add(seal);
        case Observation.Contents all -> contents.add(all);
      }
    }
  }

  /** Everything in the history that breaks an obligation; empty if all is well. */
  static List<String> violations(List<Observation> history, boolean issueOrder) {
    LogletLaws laws = new LogletLaws(history);
    laws.sealedStaysSealed();
    laws.acknowledgedIsBelowSealedTails();
    laws.openTailsAreConsistent();
    laws.laterAppendsAreHigher();
    laws.readersAgree();
    laws.contents.forEach(all -> laws.judge(all, issueOrder));
    return laws.violations;
  }

  /** O1. */
  private void sealedStaysSealed() {
    for (Observation.Seal seal : seals) {
      appends.stream()
          .filter(append -> seal.endedBefore(append) && isAcknowledged(append))
          .forEach(append -> broken("O1", append + " was acknowledged after " + seal));
    }
  }

  /** O2. */
  private void acknowledgedIsBelowSealedTails() {
    for (Observation.CheckTail seen : tails) {
      if (seen.tail() instanceof Tail.Sealed(LogletOffset stop)) {
        appends.stream()
            .filter(append -> isAcknowledged(append) && offset(append).compareTo(stop) >= 0)
            .forEach(append -> broken("O2", append + " is not below " + seen));
      }
    }
  }

  /** O4. */
  private void openTailsAreConsistent() {
    for (Observation.CheckTail seen : tails) {
      if (seen.tail() instanceof Tail.Open(LogletOffset tail)) {
        appends.stream()
            .filter(append -> isAcknowledged(append) && append.endedBefore(seen))
            .filter(append -> offset(append).compareTo(tail) >= 0)
            .forEach(append -> broken("O4", seen + " is not above " + append));
        seals.stream()
            .filter(seal -> seal.endedBefore(seen))
            .forEach(seal -> broken("O4", seen + " is open after " + seal));
        tails.stream()
            .filter(other -> other.tail() instanceof Tail.Sealed || seen.endedBefore(other))
            .filter(other -> tail.compareTo(other.tail().offset()) > 0)
            .forEach(other -> broken("O4", seen + " is above " + other));
      }
    }
  }

  /** O8. */
  private void laterAppendsAreHigher() {
    for (Observation.Append append : appends) {
      if (isAcknowledged(append)) {
        LogletOffset offset = offset(append);
        tails.stream()
            .filter(seen -> seen.endedBefore(append) && seen.tail().offset().compareTo(offset) > 0)
            .forEach(seen -> broken("O8", append + " is below " + seen));
        appends.stream()
            .filter(other -> isAcknowledged(other) && other.endedBefore(append))
            .filter(other -> offset(other).compareTo(offset) >= 0)
            .forEach(other -> broken("O8", append + " is not above " + other));
      }
    }
  }

  /** O3. */
  private void readersAgree() {
    Map<LogletOffset, Entry> known = new TreeMap<>();
    for (Observation.Contents all : contents) {
      for (Entry entry : all.entries()) {
        Entry before = known.putIfAbsent(entry.offset(), entry);
        if (before != null && !before.equals(entry)) {
          broken("O3", "read as " + before + " and as " + entry);
        }
      }
    }
  }

  /** What is in the log: every acknowledged entry, nothing refused, nothing twice (O2, O6). */
  private void judge(Observation.Contents all, boolean issueOrder) {
    Map<String, LogletOffset> found = new LinkedHashMap<>();
    for (Entry entry : all.entries()) {
      if (entry instanceof Entry.Data(LogletOffset offset, var payload)) {
        LogletOffset before = found.put(payload.toUtf8(), offset);
        if (before != null) {
          broken("once", payload.toUtf8() + " is at " + before + " and at " + offset);
        }
      }
    }
    Set<String> unknown = new LinkedHashSet<>(found.keySet());
    Map<Integer, LogletOffset> last = new TreeMap<>();
    for (Observation.Append append : appends) {
      unknown.remove(append.entry());
      LogletOffset at = found.get(append.entry());
      if (isAcknowledged(append) && !offset(append).equals(at)) {
        broken("lost", append + " was read at " + at);
      }
      if (append.result() instanceof AppendResult.Rejected && at != null) {
        broken("O6", append + " was read at " + at);
      }
      if (at != null && issueOrder) {
        LogletOffset before = last.put(append.handle(), at);
        if (before != null && before.compareTo(at) > 0) {
          broken("issueOrder", append + " stands before an earlier one, at " + at);
        }
      }
    }
    unknown.forEach(entry -> broken("invented", entry));
  }

  private static boolean isAcknowledged(Observation.Append append) {
    return append.result() instanceof AppendResult.Appended;
  }

  private static LogletOffset offset(Observation.Append append) {
    return ((AppendResult.Appended) append.result()).offset();
  }

  private void broken(String law, String what) {
    violations.add(law + ": " + what);
  }
}
