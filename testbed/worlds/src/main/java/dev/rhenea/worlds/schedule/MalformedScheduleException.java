package dev.rhenea.worlds.schedule;

import java.io.Serial;

/** A text is no schedule; the message names the line and what is wrong with it. */
public final class MalformedScheduleException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1;

  MalformedScheduleException(int line, String text, String why) {
    super("line %d: %s: %s".formatted(line, why, text));
  }

  MalformedScheduleException(String why) {
    super(why);
  }
}
