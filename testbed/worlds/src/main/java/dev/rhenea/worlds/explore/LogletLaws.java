package dev.rhenea.worlds.explore;

import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import dev.rhenea.worlds.explore.LogletSight.Append;
import dev.rhenea.worlds.explore.LogletSight.CheckTail;
import dev.rhenea.worlds.explore.LogletSight.Contents;
import dev.rhenea.worlds.explore.LogletSight.Seal;
import dev.rhenea.worlds.explore.LogletSight.Trim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The obligations O1 to O4, O6 and O8 as questions to what the clients of a Loglet saw. Pure. */
final class LogletLaws {
  private final List<Append> appends;
  private final List<Append> acknowledged;
  private final List<CheckTail> tails;
  private final List<Seal> seals;
  private final List<Contents> contents;
  private final LogletOffset trimmed;
  private final List<String> broken = new ArrayList<>();

  private LogletLaws(List<LogletSight> sights) {
    appends = only(Append.class, sights);
    acknowledged = appends.stream().filter(Append::isAcknowledged).toList();
    tails = only(CheckTail.class, sights);
    seals = only(Seal.class, sights);
    contents = only(Contents.class, sights);
    trimmed =
        only(Trim.class, sights).stream()
            .map(Trim::before)
            .reduce(LogletOffset.ZERO, LogletOffset::max);
  }

  /** Everything that breaks an obligation, each beginning with its name. */
  static List<String> broken(List<LogletSight> sights) {
    LogletLaws laws = new LogletLaws(sights);
    laws.acknowledged.forEach(laws::judge);
    laws.tails.forEach(laws::judge);
    laws.readersAgree();
    laws.contents.forEach(laws::judge);
    return laws.broken;
  }

  private void judge(Append append) {
    for (Seal seal : seals) {
      expect(append.begin() < seal.end(), "O1", append, seal);
    }
    for (CheckTail seen : tails) {
      LogletOffset tail = seen.tail().offset();
      boolean sealed = seen.tail() instanceof Tail.Sealed;
      expect(!sealed || append.offset().compareTo(tail) < 0, "O2", append, seen);
      expect(
          append.end() > seen.begin() || append.offset().compareTo(tail) < 0, "O4", append, seen);
      expect(
          seen.end() > append.begin() || append.offset().compareTo(tail) >= 0, "O8", append, seen);
    }
    for (Append other : acknowledged) {
      boolean later = other.end() < append.begin();
      expect(!later || append.offset().compareTo(other.offset()) > 0, "O8", append, other);
      boolean same = append.entry().equals(other.entry());
      expect(same || !append.offset().equals(other.offset()), "O3", append, other);
    }
  }

  private void judge(CheckTail seen) {
    if (seen.tail() instanceof Tail.Open(LogletOffset tail)) {
      for (Seal seal : seals) {
        expect(seen.begin() < seal.end(), "O4", seen, seal);
      }
      for (CheckTail other : tails) {
        boolean sealed = other.tail() instanceof Tail.Sealed;
        boolean bounds = sealed || seen.end() < other.begin();
        expect(!bounds || tail.compareTo(other.tail().offset()) <= 0, "O4", seen, other);
        expect(!sealed || seen.begin() < other.end(), "O4", seen, other);
      }
    }
  }

  private void readersAgree() {
    Map<LogletOffset, Entry> known = new TreeMap<>();
    for (Contents all : contents) {
      for (Entry entry : all.entries()) {
        Entry before = known.putIfAbsent(entry.offset(), entry);
        if (before != null && !before.equals(entry)) {
          broken.add("O3: read as %s and as %s".formatted(before, entry));
        }
      }
    }
  }

  private void judge(Contents all) {
    if (all.from().compareTo(trimmed) > 0) {
      broken.add("trim: nobody trimmed below %s: %s".formatted(all.from(), all));
    }
    Map<String, LogletOffset> found = new LinkedHashMap<>();
    for (Entry entry : all.entries()) {
      if (entry instanceof Entry.Data(LogletOffset offset, var payload)) {
        LogletOffset before = found.put(payload.toUtf8(), offset);
        if (before != null) {
          broken.add("once: at %s and at %s in %s".formatted(before, offset, all));
        }
      }
    }
    Map<Integer, LogletOffset> last = new TreeMap<>();
    for (Append append : appends) {
      LogletOffset at = found.get(append.entry());
      if (append.isAcknowledged() && append.offset().compareTo(all.from()) >= 0) {
        expect(append.offset().equals(at), "lost", append, all);
      }
      expect(at == null || !(append.result() instanceof AppendResult.Rejected), "O6", append, all);
      if (at != null) {
        LogletOffset before = last.put(append.handle(), at);
        expect(before == null || before.compareTo(at) < 0, "issueOrder", append, all);
      }
    }
  }

  private void expect(boolean holds, String law, LogletSight one, LogletSight other) {
    if (!holds) {
      broken.add("%s: %s against %s".formatted(law, one, other));
    }
  }

  private static <T extends LogletSight> List<T> only(Class<T> kind, List<LogletSight> sights) {
    return sights.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
