package dev.rhenea.composition.parity;

/**
 * The field of 256 elements: bytes as polynomials over two elements, modulo x^8 + x^4 + x^3 + x^2 +
 * 1, in which x generates all but zero. A sum, and a difference, is the exclusive or. Pure.
 */
final class Gf256 {
  static final int SIZE = 256;

  private static final int MODULUS = 0x11D;

  /** The exponent of x that is the element; nothing at 0. */
  private static final int[] LOGARITHMS = new int[SIZE];

  /**
   * The element that is x to that exponent; twice over, so that a sum of two needs no remainder.
   */
  private static final int[] POWERS = new int[2 * (SIZE - 1)];

  static {
    int power = 1;
    for (int exponent = 0; exponent < SIZE - 1; exponent++) {
      LOGARITHMS[power] = exponent;
      POWERS[exponent] = power;
      POWERS[exponent + SIZE - 1] = power;
      power <<= 1;
      if (power >= SIZE) {
        power ^= MODULUS;
      }
    }
  }

  private Gf256() {}

  /** The product of two elements, from 0 to 255 each. */
  static int multiply(int a, int b) {
    return a == 0 || b == 0 ? 0 : POWERS[LOGARITHMS[a] + LOGARITHMS[b]];
  }

  /**
   * The quotient of two elements.
   *
   * @throws ArithmeticException if {@code b} is 0
   */
  static int divide(int a, int b) {
    if (b == 0) {
      throw new ArithmeticException("division by zero");
    }
    return a == 0 ? 0 : POWERS[LOGARITHMS[a] + SIZE - 1 - LOGARITHMS[b]];
  }

  /** The products of {@code factor} with all elements, by element. */
  static byte[] multiples(int factor) {
    byte[] row = new byte[SIZE];
    for (int element = 0; element < SIZE; element++) {
      row[element] = (byte) multiply(factor, element);
    }
    return row;
  }
}
