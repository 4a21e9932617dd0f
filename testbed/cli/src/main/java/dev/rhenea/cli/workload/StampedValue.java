package dev.rhenea.cli.workload;

import dev.rhenea.checker.history.Value;
import java.nio.charset.StandardCharsets;

/**
 * A value that is written once: its number, its size, and padding that follows from both, so that a
 * damaged one is told from a whole one. Printable ASCII.
 *
 * @param number which write it belongs to, at least 0
 * @param size in bytes; at least what number and size themselves take
 */
record StampedValue(long number, int size) {
  /** Room for the two numbers and what separates them. */
  static final int LEAST = 40;

  StampedValue {
    if (number < 0 || size < LEAST) {
      throw new IllegalArgumentException("value " + number + " of " + size + " bytes");
    }
  }

  byte[] bytes() {
    byte[] head = (number + ":" + size + ":").getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[size];
    System.arraycopy(head, 0, bytes, 0, head.length);
    for (int i = head.length; i < size; i++) {
      bytes[i] = (byte) ('a' + (number + i) % 26);
    }
    return bytes;
  }

  /** How it stands in a history. */
  Value recorded() {
    return Value.of(number);
  }

  /** What {@code text} stands for in a history: its number, or itself if nobody wrote it so. */
  static Value recorded(String text) {
    String[] parts = text.split(":", 3);
    try {
      if (parts.length == 3) {
        StampedValue stamped =
            new StampedValue(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
        if (text.equals(new String(stamped.bytes(), StandardCharsets.US_ASCII))) {
          return stamped.recorded();
        }
      }
    } catch (IllegalArgumentException notStamped) {
      return damaged(text);
    }
    return damaged(text);
  }

  private static Value damaged(String text) {
    return Value.of("not written by this load: " + text.substring(0, Math.min(80, text.length())));
  }
}
