package dev.rhenea.composition.mirror;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One child of a mirror, and what a handle knows of it: how far its stamps are right, and its
 * highest tail. Loop-confined.
 *
 * <pre>
 *   0              right              known tail
 *   | right stamps   | not looked at     |            ended: a wrong stamp stands at right
 * </pre>
 */
final class Child {
  /** How much is read at once to look at stamps, in bytes. */
  private static final int LOOK = 1 << 20;

  private final int number;
  private final Environment environment;
  private final Loglet loglet;
  private final Stamp stamp;
  private LogletOffset right = LogletOffset.ZERO;
  private LogletOffset known = LogletOffset.ZERO;
  private boolean ended;

  Child(int number, Environment environment, Loglet loglet, Stamp stamp) {
    this.number = number;
    this.environment = environment;
    this.loglet = loglet;
    this.stamp = stamp;
  }

  Loglet loglet() {
    return loglet;
  }

  /** Everything below was acknowledged, so its stamps are right here (M2). */
  void acknowledged(LogletOffset length) {
    right = LogletOffset.max(right, length);
  }

  Future<Tail> checkTail() {
    return loglet
        .checkTail()
        .map(tail -> {
          known = LogletOffset.max(known, tail.offset());
          return tail;
        });
  }

  /**
   * The length of the right prefix, as far as it is below {@code limit}, which is at most a tail of
   * this child. Reads what was not looked at before.
   */
  Future<LogletOffset> rightBelow(LogletOffset limit) {
    return Loop.run(
        environment,
        right,
        from ->
            ended || from.compareTo(limit) >= 0
                ? environment.completed(new Loop.Step.Done<>(LogletOffset.min(right, limit)))
                : loglet.readNext(from, limit, LOOK).compose(this::look));
  }

  private Future<Loop.Step<LogletOffset, LogletOffset>> look(ReadResult result) {
    switch (result) {
      case ReadResult.Entries(List<Entry> entries, LogletOffset next) -> {
        Optional<LogletOffset> wrong =
            entries.stream()
                .filter(entry -> stamp.rightAt(entry).isEmpty())
                .map(Entry::offset)
                .findFirst();
        ended = ended || wrong.isPresent();
        right = LogletOffset.max(right, wrong.orElse(next));
      }
      // Only what was right on all children is ever trimmed.
      case ReadResult.Trimmed(LogletOffset next) -> right = LogletOffset.max(right, next);
      case ReadResult.Unknown unknown -> {
        return environment.unavailable(Diagnosis.of("a child of the mirror is destroyed"));
      }
    }
    return environment.completed(new Loop.Step.Again<>(right));
  }

  /** What a read finds, if this child can answer it. */
  sealed interface Found {
    /** An answer. */
    record Answer(ReadResult result) implements Found {}

    /** The child does not hold what was asked for, or not with the right stamp. */
    record Lacking() implements Found {}

    /** The child is destroyed. */
    record Destroyed() implements Found {}
  }

  /** Reads from this child, entries with right stamps only. */
  Future<Found> read(LogletOffset from, LogletOffset to, int maxBytes) {
    return end(to)
        .compose(limit ->
            from.compareTo(limit) < 0
                ? loglet.readNext(from, limit, maxBytes).map(this::found)
                : environment.completed(new Found.Lacking()));
  }

  /** As much of what is below {@code to} as this child has; if it cannot tell, a read may. */
  private Future<LogletOffset> end(LogletOffset to) {
    return known.compareTo(to) >= 0
        ? environment.completed(to)
        : checkTail()
            .map(tail -> LogletOffset.min(to, known))
            .recover(silent -> environment.completed(to));
  }

  private Found found(ReadResult result) {
    return switch (result) {
      case ReadResult.Trimmed trimmed -> new Found.Answer(trimmed);
      case ReadResult.Unknown unknown -> new Found.Destroyed();
      case ReadResult.Entries(List<Entry> entries, LogletOffset next) -> {
        List<Entry> found = new ArrayList<>();
        for (Entry held : entries) {
          Optional<Entry> entry = stamp.rightAt(held);
          if (entry.isEmpty()) {
            break;
          }
          found.add(entry.get());
        }
        yield found.isEmpty()
            ? new Found.Lacking()
            : new Found.Answer(
                new ReadResult.Entries(
                    found,
                    found.size() == entries.size() ? next : found.getLast().offset().next()));
      }
    };
  }

  @Override
  public String toString() {
    return "child " + number;
  }
}
