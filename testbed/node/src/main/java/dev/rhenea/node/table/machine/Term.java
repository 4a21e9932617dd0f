package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What an index orders keys by: a truth value, a number or a text, as bytes that compare as it
 * does. False comes before true, both before all numbers, those before all texts; texts are in the
 * order of their code points. Numbers are exact: no two that differ have the same term, however
 * long, and {@code 1}, {@code 1.0} and {@code 10e-1} have the same.
 *
 * <pre>
 *   10 | 11                     false, true
 *   20 ~(EXPONENT DIGITS 00)    a number below 0, with all bits of its absolute value turned
 *   21                          0
 *   22 EXPONENT DIGITS 00       0.DIGITS * 10^EXPONENT; DIGITS in ASCII without a 0 at either end,
 *                               EXPONENT in 4 bytes, the first bit turned
 *   30 BYTES 00                 a text: each byte of its UTF-8 plus one, which has no byte over F4
 * </pre>
 *
 * <p>No term is the beginning of another one, so that a key can follow.
 *
 * @param bytes the term
 */
public record Term(Payload bytes) {
  /**
   * Longer ones, in bytes, are refused: a text of more than 1022 bytes, a number of 1018 digits.
   */
  public static final int LONGEST = 1024;

  private static final int FALSE = 0x10;
  private static final int TRUE = 0x11;
  private static final int NEGATIVE = 0x20;
  private static final int ZERO = 0x21;
  private static final int POSITIVE = 0x22;
  private static final int TEXT = 0x30;
  private static final int KIND = 0xF0;

  /** Above every byte that can follow a term or a part of a text. */
  private static final Payload ABOVE = Payload.wrap(new byte[] {(byte) 0xFF});

  static Term of(boolean value) {
    return new Term(Payload.wrap(new byte[] {(byte) (value ? TRUE : FALSE)}));
  }

  /** Empty for half a character. */
  static Optional<Term> text(String text) {
    return beginning(text).map(begin -> new Term(concat(begin, new byte[1])));
  }

  /**
   * What the terms of all texts that begin with {@code text} begin with; empty for half a
   * character.
   */
  static Optional<Payload> beginning(String text) {
    return Utf8.bytes(text)
        .map(bytes -> {
          byte[] term = new byte[1 + bytes.length];
          term[0] = TEXT;
          for (int i = 0; i < bytes.length; i++) {
            term[i + 1] = (byte) (bytes[i] + 1);
          }
          return Payload.wrap(term);
        });
  }

  /**
   * The number that {@code literal}, which is one of JSON, stands for; empty if its exponent does
   * not fit into 32 bits.
   */
  static Optional<Term> number(String literal) {
    boolean negative = literal.startsWith("-");
    int e = Math.max(literal.indexOf('e'), literal.indexOf('E'));
    String mantissa = literal.substring(negative ? 1 : 0, e < 0 ? literal.length() : e);
    int point = mantissa.indexOf('.');
    String digits = mantissa.replace(".", "");
    int first = 0;
    while (first < digits.length() && digits.charAt(first) == '0') {
      first++;
    }
    if (first == digits.length()) {
      return Optional.of(new Term(Payload.wrap(new byte[] {ZERO})));
    }
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    try {
      int written = e < 0 ? 0 : Integer.parseInt(literal.substring(e + 1));
      int integers = point < 0 ? digits.length() : point;
      int exponent = Math.addExact(written, integers - first);
      return Optional.of(
          new Term(Payload.wrap(number(negative, exponent, digits.substring(first, end)))));
    } catch (NumberFormatException | ArithmeticException beyond) {
      return Optional.empty();
    }
  }

  private static byte[] number(boolean negative, int exponent, String digits) {
    byte[] bytes =
        ByteBuffer.allocate(1 + Integer.BYTES + digits.length() + 1)
            .put((byte) POSITIVE)
            .putInt(exponent ^ Integer.MIN_VALUE)
            .put(digits.getBytes(StandardCharsets.US_ASCII))
            .put((byte) 0)
            .array();
    if (negative) {
      bytes[0] = NEGATIVE;
      for (int i = 1; i < bytes.length; i++) {
        bytes[i] = (byte) ~bytes[i];
      }
    }
    return bytes;
  }

  boolean isTooLong() {
    return bytes.size() > LONGEST;
  }

  /** Whether both are truth values, both numbers, or both texts. */
  public boolean isLike(Term other) {
    return kind() == other.kind();
  }

  /** Where the terms of its kind begin. */
  Payload kindBegin() {
    return Payload.wrap(new byte[] {(byte) kind()});
  }

  /** Behind all terms of its kind. */
  Payload kindEnd() {
    return Payload.wrap(new byte[] {(byte) (kind() + 0x10)});
  }

  private int kind() {
    return bytes.toByteArray()[0] & KIND;
  }

  /** Behind everything that begins with {@code bytes}, which are a term or a part of a text. */
  static Payload behind(Payload bytes) {
    return ABOVE.prepend(bytes);
  }

  /** Where the term ends that begins at {@code at}. */
  static int end(byte[] cell, int at) {
    return switch (cell[at] & 0xFF) {
      case FALSE, TRUE, ZERO -> at + 1;
      case NEGATIVE -> endAt(cell, at + 1 + Integer.BYTES, (byte) 0xFF);
      case POSITIVE -> endAt(cell, at + 1 + Integer.BYTES, (byte) 0);
      default -> endAt(cell, at + 1, (byte) 0);
    };
  }

  private static int endAt(byte[] cell, int from, byte last) {
    int at = from;
    while (cell[at] != last) {
      at++;
    }
    return at + 1;
  }

  private static Payload concat(Payload begin, byte[] end) {
    return Payload.wrap(end).prepend(begin);
  }
}
