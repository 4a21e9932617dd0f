package dev.rhenea.zoo.forgery;

import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.log.LogRule;
import dev.rhenea.zoo.forgery.TrueLog.Acknowledged;
import dev.rhenea.zoo.forgery.TrueLog.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A lie about a log, told in the history of a true one; and the rules that may expose it. */
enum LogLie {
  /** The last read finds an entry a second time. */
  DUPLICATE(LogRule.DUPLICATE_APPEND) {
    @Override
    void tell(TrueLog log, Story story) {
      first(log).ifPresent(entry -> readAtTheEnd(log, story, entry.value()));
    }
  },
  /** The last read does not find an acknowledged entry. */
  LOSS(LogRule.LOST_APPEND) {
    @Override
    void tell(TrueLog log, Story story) {
      first(log)
          .ifPresent(lost -> {
            List<Value> found = found(log, story);
            found.remove(TrueLog.entry(lost.position(), lost.value()));
            story.correct(log.finalRead(), new Value.Seq(found));
          });
    }
  },
  /** Two appends are acknowledged at one position. */
  OVERWRITTEN(LogRule.OVERWRITTEN_APPEND) {
    @Override
    void tell(TrueLog log, Story story) {
      if (log.acknowledged().size() > 1) {
        acknowledge(story, log.acknowledged().getLast(), log.acknowledged().getFirst().position());
      }
    }
  },
  /** A segment acknowledges an append above its stop. */
  BEYOND_THE_STOP(LogRule.APPEND_BEYOND_STOP) {
    @Override
    void tell(TrueLog log, Story story) {
      log.acknowledged().stream()
          .filter(append -> append.segment() == 1)
          .findFirst()
          .ifPresent(append ->
              story.correct(
                  append.ended(), TrueLog.acknowledgement(append.position(), append.value(), 0)));
    }
  },
  /** An append that began after another one was acknowledged stands before it. */
  REORDERED(LogRule.REORDERED_APPEND, LogRule.APPEND_BELOW_TAIL) {
    @Override
    void tell(TrueLog log, Story story) {
      for (Acknowledged early : log.acknowledged()) {
        for (Acknowledged late : log.acknowledged()) {
          if (early.ended() < late.invoked() && early.segment() == late.segment()) {
            acknowledge(story, early, late.position());
            acknowledge(story, late, early.position());
            return;
          }
        }
      }
    }
  },
  /** A checkTail is not above an append that was acknowledged before. */
  LOW_TAIL(LogRule.TAIL_BELOW_APPEND, LogRule.TAIL_WENT_BACK) {
    @Override
    void tell(TrueLog log, Story story) {
      for (Acknowledged append : log.acknowledged()) {
        for (Tail tail : log.tails()) {
          if (append.ended() < tail.invoked()) {
            story.correct(tail.ended(), Value.of(append.position()));
            return;
          }
        }
      }
    }
  },
  /** The last read finds an entry whose append failed. */
  FAILED_BUT_READ(LogRule.FAILED_APPEND_READ) {
    @Override
    void tell(TrueLog log, Story story) {
      log.failed().stream().findFirst().ifPresent(value -> readAtTheEnd(log, story, value));
    }
  },
  /** The last read finds an entry of nobody's. */
  FROM_NOWHERE(LogRule.NEVER_APPENDED) {
    @Override
    void tell(TrueLog log, Story story) {
      readAtTheEnd(log, story, Value.of("ghost"));
    }
  },
  /** A segment does not begin where the one before stops. */
  GAP_IN_THE_CHAIN(LogRule.CHAIN_SHAPE) {
    @Override
    void tell(TrueLog log, Story story) {
      see(story, TrueLog.chain(2, log.stop(), log.stop() + 1));
    }
  },
  /** A closed segment gets another stop. */
  MOVED_STOP(LogRule.CHAIN_REWRITTEN) {
    @Override
    void tell(TrueLog log, Story story) {
      see(story, TrueLog.chain(3, log.stop() + 1, log.stop() + 1));
    }
  };

  private final LogRule exposedBy;
  private final LogRule alternative;

  LogLie(LogRule exposedBy) {
    this(exposedBy, exposedBy);
  }

  LogLie(LogRule exposedBy, LogRule alternative) {
    this.exposedBy = exposedBy;
    this.alternative = alternative;
  }

  /** Tells it in {@code story}, a copy of the log's; says nothing where there is no occasion. */
  abstract void tell(TrueLog log, Story story);

  /** Whether a violation of that rule exposes it. */
  boolean isExposedBy(String rule) {
    return rule.equals(exposedBy.label()) || rule.equals(alternative.label());
  }

  /** As findings name it: {@code beyond-the-stop}. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<Acknowledged> first(TrueLog log) {
    return log.acknowledged().stream().findFirst();
  }

  private static void acknowledge(Story story, Acknowledged append, long position) {
    story.correct(
        append.ended(), TrueLog.acknowledgement(position, append.value(), append.segment()));
  }

  private static void see(Story story, Value chain) {
    story.call("chain", Value.nil(), Operation.Type.OK, chain);
  }

  private static void readAtTheEnd(TrueLog log, Story story, Value value) {
    List<Value> found = found(log, story);
    found.add(TrueLog.entry(log.tail(), value));
    story.correct(log.finalRead(), new Value.Seq(found));
  }

  private static List<Value> found(TrueLog log, Story story) {
    return story.value(log.finalRead()) instanceof Value.Seq(List<Value> items)
        ? new ArrayList<>(items)
        : new ArrayList<>();
  }
}
