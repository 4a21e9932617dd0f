package dev.rhenea.composition.lockstep;

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
import java.util.stream.IntStream;

/**
 * One child, and what a handle knows of it: how far what it holds is right, and its highest tail.
 * Loop-confined.
 *
 * <pre>
 *   0              right              known tail
 *   | right parts    | not looked at     |            ended: what stands at right is wrong
 * </pre>
 */
final class Child {
  /** How much is read at once to look at it, in bytes. */
  private static final int LOOK = 1 << 20;

  private final int index;
  private final Environment environment;
  private final Loglet loglet;
  private final Layout layout;
  private LogletOffset right = LogletOffset.ZERO;
  private LogletOffset known = LogletOffset.ZERO;
  private boolean ended;

  /**
   * @param index which child it is, from 0
   */
  Child(int index, Environment environment, Loglet loglet, Layout layout) {
    this.index = index;
    this.environment = environment;
    this.loglet = loglet;
    this.layout = layout;
  }

  /** All children of a handle, of which nothing is known. */
  static List<Child> all(Environment environment, List<Loglet> loglets, Layout layout) {
    return IntStream.range(0, loglets.size())
        .mapToObj(i -> new Child(i, environment, loglets.get(i), layout))
        .toList();
  }

  Loglet loglet() {
    return loglet;
  }

  int index() {
    return index;
  }

  /** Everything below was acknowledged, so it is right here (M2). */
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
   * this child. Reads what was not looked at before. Unavailable if what is read is damaged: how
   * long the prefix was this child cannot tell any more.
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
        for (Entry entry : entries) {
          switch (layout.held(index, entry)) {
            case Layout.Held.Right found -> right = LogletOffset.max(right, entry.offset().next());
            case Layout.Held.Wrong wrong -> {
              ended = true;
              return environment.completed(new Loop.Step.Again<>(right));
            }
            case Layout.Held.Damaged(String how) -> {
              return environment.unavailable(
                  Diagnosis.of("%s is damaged at %s: %s".formatted(this, entry.offset(), how)));
            }
          }
        }
        right = LogletOffset.max(right, next);
      }
      // Only what was right on all children is ever trimmed.
      case ReadResult.Trimmed(LogletOffset next) -> right = LogletOffset.max(right, next);
      case ReadResult.Unknown unknown -> {
        return environment.unavailable(Diagnosis.of(this + " is destroyed"));
      }
    }
    return environment.completed(new Loop.Step.Again<>(right));
  }

  /** What a read finds, if this child can answer it. */
  sealed interface Found {
    /** Its parts of entries from there on, one offset after the other; at least one. */
    record Run(List<Layout.Held.Right> parts) implements Found {}

    /** Everything below was trimmed. */
    record Trimmed(ReadResult.Trimmed result) implements Found {}

    /** The child does not hold what was asked for, or not as it should be. */
    record Lacking() implements Found {}

    /** The child is destroyed. */
    record Destroyed() implements Found {}
  }

  /** Reads from this child, only what is right. */
  Future<Found> read(LogletOffset from, LogletOffset to, int maxBytes) {
    return end(to)
        .compose(limit ->
            from.compareTo(limit) < 0
                ? loglet.readNext(from, limit, maxBytes).map(result -> found(from, result))
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

  private Found found(LogletOffset from, ReadResult result) {
    return switch (result) {
      case ReadResult.Trimmed trimmed -> new Found.Trimmed(trimmed);
      case ReadResult.Unknown unknown -> new Found.Destroyed();
      case ReadResult.Entries(List<Entry> entries, LogletOffset end) -> {
        List<Layout.Held.Right> run = new ArrayList<>();
        LogletOffset next = from;
        for (Entry entry : entries) {
          if (!entry.offset().equals(next)
              || !(layout.held(index, entry) instanceof Layout.Held.Right right)) {
            break;
          }
          run.add(right);
          next = next.next();
        }
        yield run.isEmpty() ? new Found.Lacking() : new Found.Run(run);
      }
    };
  }

  @Override
  public String toString() {
    return "child " + (index + 1);
  }
}
