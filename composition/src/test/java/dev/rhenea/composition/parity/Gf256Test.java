package dev.rhenea.composition.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The laws of a field, for all elements. */
class Gf256Test {
  @Test
  void productsAreACommutativeGroupWithoutZero() {
    for (int a = 0; a < Gf256.SIZE; a++) {
      assertThat(Gf256.multiply(a, 1)).isEqualTo(a);
      assertThat(Gf256.multiply(a, 0)).isZero();
      for (int b = 1; b < Gf256.SIZE; b++) {
        int product = Gf256.multiply(a, b);
        assertThat(product).isEqualTo(Gf256.multiply(b, a)).isBetween(0, 255);
        assertThat(Gf256.divide(product, b)).isEqualTo(a);
      }
    }
  }

  @Test
  void productsAreAssociativeAndDistributeOverSums() {
    for (int a = 0; a < Gf256.SIZE; a++) {
      for (int b = 0; b < Gf256.SIZE; b++) {
        for (int c = 0; c < Gf256.SIZE; c += 5) {
          boolean holds =
              Gf256.multiply(Gf256.multiply(a, b), c) == Gf256.multiply(a, Gf256.multiply(b, c))
                  && Gf256.multiply(a, b ^ c) == (Gf256.multiply(a, b) ^ Gf256.multiply(a, c));
          assertThat(holds).as("%d, %d, %d", a, b, c).isTrue();
        }
      }
    }
  }

  @Test
  void nothingIsDividedByZero() {
    assertThatThrownBy(() -> Gf256.divide(7, 0)).isInstanceOf(ArithmeticException.class);
  }
}
