package dev.rhenea.zoo.forgery;

import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import java.util.Locale;

/** A lie about a register, told after a true history of it. */
enum RegisterLie {
  /** A value is read after a later one was. */
  STALE_READ {
    @Override
    void tell(Story story) {
      write(story, A, Operation.Type.OK);
      write(story, B, Operation.Type.OK);
      read(story, B);
      read(story, A);
    }
  },
  /** A value is read before anybody writes it. */
  READ_AHEAD {
    @Override
    void tell(Story story) {
      read(story, A);
      write(story, A, Operation.Type.OK);
    }
  },
  /** A value is read that nobody ever writes. */
  FROM_NOWHERE {
    @Override
    void tell(Story story) {
      read(story, A);
    }
  },
  /** A value is read although writing it failed. */
  FAILED_BUT_READ {
    @Override
    void tell(Story story) {
      write(story, A, Operation.Type.FAIL);
      read(story, A);
    }
  },
  /** Two compare-and-set operations replace the same value. */
  REPLACED_TWICE {
    @Override
    void tell(Story story) {
      write(story, A, Operation.Type.OK);
      swap(story, A, B);
      swap(story, A, C);
    }
  };

  private static final Value A = Value.of("a");
  private static final Value B = Value.of("b");
  private static final Value C = Value.of("c");

  abstract void tell(Story story);

  /** As findings name it: {@code stale-read}. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void write(Story story, Value value, Operation.Type outcome) {
    story.call("write", value, outcome, value);
  }

  private static void read(Story story, Value value) {
    story.call("read", Value.nil(), Operation.Type.OK, value);
  }

  private static void swap(Story story, Value from, Value to) {
    story.call("cas", Value.seq(from, to), Operation.Type.OK, Value.seq(from, to));
  }
}
