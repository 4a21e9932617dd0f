package dev.rhenea.composition.lockstep;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads from as many children as are needed; from the next as well when one of them lacks the
 * entries, cannot be reached, or takes long, or when what they have does not make an entry.
 */
final class LockstepRead {
  private final Environment environment;
  private final Layout layout;
  private final Deque<Child> untried;
  private final Duration hedge;
  private final LogletOffset from;
  private final LogletOffset to;
  private final int maxBytes;
  private final Promise<ReadResult> result;

  /** What was found, by child. */
  private final SortedMap<Integer, List<Layout.Held.Right>> runs = new TreeMap<>();

  private int asked;
  private int destroyed;
  private int ended;

  /** What some child has trimmed, and others may still have: a trim that was not heard by all. */
  private Optional<ReadResult> trimmed = Optional.empty();

  private Diagnosis obstacle;

  LockstepRead(
      Environment environment,
      List<Child> children,
      Layout layout,
      Duration hedge,
      LogletOffset from,
      LogletOffset to,
      int maxBytes) {
    this.environment = environment;
    this.layout = layout;
    this.untried = new ArrayDeque<>(children);
    this.hedge = hedge;
    this.from = from;
    this.to = to;
    this.maxBytes = maxBytes;
    result = environment.promise();
    obstacle =
        Diagnosis.of(
            layout.needed() == 1
                ? "readNext: no child has an entry at " + from
                : "readNext: fewer than %d children have their part of the entry at %s"
                    .formatted(layout.needed(), from));
  }

  Future<ReadResult> run() {
    for (int i = 0; i < layout.needed(); i++) {
      ask();
    }
    hedge();
    return result;
  }

  private void ask() {
    asked++;
    Child child = untried.removeFirst();
    child
        .read(from, to, layout.share(maxBytes))
        .whenDone(found -> found(child, found), this::failed);
  }

  private void hedge() {
    if (!untried.isEmpty()) {
      environment
          .timers()
          .after(
              hedge,
              () -> {
                if (!untried.isEmpty()) {
                  next();
                }
              });
    }
  }

  private void next() {
    if (result.isDone()) {
      return;
    }
    if (untried.isEmpty()) {
      giveUp();
      return;
    }
    ask();
    hedge();
  }

  private void found(Child child, Child.Found found) {
    ended++;
    switch (found) {
      case Child.Found.Run(List<Layout.Held.Right> parts) -> {
        runs.put(child.index(), parts);
        assemble();
      }
      case Child.Found.Trimmed(ReadResult.Trimmed mark) -> {
        trimmed = Optional.of(mark);
        next();
      }
      case Child.Found.Lacking() -> next();
      case Child.Found.Destroyed() -> {
        destroyed++;
        next();
      }
    }
  }

  private void failed(Unavailable why) {
    ended++;
    obstacle = why.diagnosis();
    next();
  }

  /** Enough children have a part at {@code from}; as many entries as these parts make. */
  private void assemble() {
    if (runs.size() < layout.needed()) {
      giveUp();
      return;
    }
    List<Entry> entries = new ArrayList<>();
    LogletOffset at = from;
    for (Optional<Payload> entry = entry(0); entry.isPresent(); entry = entry(entries.size())) {
      entries.add(new Entry.Data(at, entry.get()));
      at = at.next();
    }
    if (entries.isEmpty()) {
      next();
    } else {
      result.complete(new ReadResult.Entries(entries, at));
    }
  }

  /** The entry so many places above {@code from}. */
  private Optional<Payload> entry(int above) {
    SortedMap<Integer, Payload> parts = new TreeMap<>();
    runs.forEach((child, run) -> {
      if (above < run.size()) {
        parts.put(child, run.get(above).part());
      }
    });
    return parts.size() < layout.needed() ? Optional.empty() : layout.entry(parts);
  }

  /** All were asked, and all have answered: not enough of them have it. */
  private void giveUp() {
    if (!untried.isEmpty() || ended < asked || result.isDone()) {
      return;
    }
    if (destroyed > asked - layout.needed()) {
      result.complete(new ReadResult.Unknown());
    } else {
      trimmed.ifPresentOrElse(result::complete, () -> result.fail(new Unavailable(obstacle)));
    }
  }
}
