package dev.rhenea.nativeloglet;

import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import dev.rhenea.nativeloglet.Sighting.Appending;
import dev.rhenea.nativeloglet.Sighting.Checking;
import dev.rhenea.nativeloglet.Sighting.Reading;
import dev.rhenea.nativeloglet.Sighting.Sealing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** O1, O2, O3, O4, O8 and the order of issue as questions to what clients saw. */
final class Laws {
  private record Issued(int handle, int number) {}

  private final List<Sighting> sightings = new ArrayList<>();
  private final Map<String, Issued> issued = new LinkedHashMap<>();
  private final List<String> broken = new ArrayList<>();
  private long clock;

  /** The next place in the order of events. */
  long tick() {
    return clock++;
  }

  /** An append was issued, whatever comes of it. */
  void issued(String entry, int handle, int number) {
    issued.put(entry, new Issued(handle, number));
  }

  void saw(Sighting sighting) {
    sightings.add(sighting);
  }

  <S extends Sighting> List<S> all(Class<S> kind) {
    return sightings.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Every obligation that what was seen contradicts. */
  List<String> broken() {
    acknowledgementsAndSeals();
    openTails();
    laterAppendsAreHigher();
    readersAgree();
    return broken;
  }

  private static boolean isSealed(Checking check) {
    return check.tail() instanceof Tail.Sealed;
  }

  private static long tail(Checking check) {
    return check.tail().offset().value();
  }

  /** The appends that were acknowledged, by offset. */
  private SortedMap<Long, Appending> acknowledged() {
    SortedMap<Long, Appending> byOffset = new TreeMap<>();
    for (Appending append : all(Appending.class)) {
      if (append.result() instanceof AppendResult.Appended(LogletOffset offset)) {
        Appending other = byOffset.put(offset.value(), append);
        if (other != null) {
          broken.add("two acknowledged at one offset: " + other + ", " + append);
        }
      }
    }
    return byOffset;
  }

  private void acknowledgementsAndSeals() {
    acknowledged()
        .forEach((offset, append) -> {
          for (Sealing seal : all(Sealing.class)) {
            expect(!seal.before(append), "O1", append, seal);
          }
          for (Checking check : all(Checking.class)) {
            expect(!(isSealed(check) && check.before(append)), "O1", append, check);
            expect(!isSealed(check) || offset < tail(check), "O2", append, check);
            expect(!append.before(check) || offset < tail(check), "O4", append, check);
          }
        });
  }

  private void openTails() {
    for (Checking open : all(Checking.class)) {
      if (isSealed(open)) {
        continue;
      }
      for (Sealing seal : all(Sealing.class)) {
        expect(!seal.before(open), "O4", open, seal);
      }
      for (Checking other : all(Checking.class)) {
        expect(!(isSealed(other) && other.before(open)), "O4", open, other);
        boolean bounded = isSealed(other) || open.before(other);
        expect(!bounded || tail(open) <= tail(other), "O4", open, other);
      }
    }
  }

  private void laterAppendsAreHigher() {
    acknowledged()
        .forEach((offset, append) -> {
          for (Checking check : all(Checking.class)) {
            expect(!check.before(append) || tail(check) <= offset, "O8", append, check);
          }
          acknowledged()
              .tailMap(offset + 1)
              .values()
              .forEach(higher -> expect(!higher.before(append), "O8", append, higher));
        });
  }

  /** O3, and what was acknowledged is what is read; each entry once; each handle's in order. */
  private void readersAgree() {
    SortedMap<Long, String> log = new TreeMap<>();
    for (Reading reading : all(Reading.class)) {
      if (reading.entry() instanceof Entry.Data(LogletOffset offset, var payload)) {
        String before = log.putIfAbsent(offset.value(), payload.toUtf8());
        if (before != null && !before.equals(payload.toUtf8())) {
          broken.add("O3: " + offset + " read as " + before + " and as " + payload.toUtf8());
        }
      }
    }
    acknowledged()
        .forEach((offset, append) -> {
          String found = log.getOrDefault(offset, append.entry());
          if (!found.equals(append.entry())) {
            broken.add("O3: " + append + " was read as " + found);
          }
        });
    onceAndInOrder(log);
  }

  private void onceAndInOrder(SortedMap<Long, String> log) {
    Map<Integer, Integer> last = new TreeMap<>();
    log.forEach((offset, text) -> {
      Issued append = issued.get(text);
      if (append == null) {
        broken.add("nobody appended " + text + " at " + offset);
      } else if (last.getOrDefault(append.handle, -1) >= append.number) {
        broken.add("twice, or out of the order of issue: " + text + " at " + offset);
      } else {
        last.put(append.handle, append.number);
      }
    });
  }

  private void expect(boolean holds, String law, Sighting one, Sighting other) {
    if (!holds) {
      broken.add(law + ": " + one + " against " + other);
    }
  }
}
