package dev.rhenea.composition.parity;

/** A square matrix over {@link Gf256}, to be solved. Pure. */
final class Matrix {
  private Matrix() {}

  /**
   * The inverse, by Gauss and Jordan.
   *
   * @param rows the elements, row by row; unchanged
   * @throws ArithmeticException if there is none
   */
  static int[][] inverse(int[][] rows) {
    int size = rows.length;
    int[][] left = new int[size][];
    int[][] right = new int[size][size];
    for (int i = 0; i < size; i++) {
      left[i] = rows[i].clone();
      right[i][i] = 1;
    }
    for (int column = 0; column < size; column++) {
      int pivot = pivot(left, column);
      swap(left, pivot, column);
      swap(right, pivot, column);
      int factor = Gf256.divide(1, left[column][column]);
      scale(left[column], factor);
      scale(right[column], factor);
      for (int row = 0; row < size; row++) {
        if (row != column) {
          int times = left[row][column];
          subtract(left[row], left[column], times);
          subtract(right[row], right[column], times);
        }
      }
    }
    return right;
  }

  private static int pivot(int[][] rows, int column) {
    for (int row = column; row < rows.length; row++) {
      if (rows[row][column] != 0) {
        return row;
      }
    }
    throw new ArithmeticException("the rows depend on each other");
  }

  private static void swap(int[][] rows, int one, int other) {
    int[] row = rows[one];
    rows[one] = rows[other];
    rows[other] = row;
  }

  private static void scale(int[] row, int factor) {
    for (int i = 0; i < row.length; i++) {
      row[i] = Gf256.multiply(row[i], factor);
    }
  }

  private static void subtract(int[] row, int[] other, int times) {
    for (int i = 0; i < row.length; i++) {
      row[i] ^= Gf256.multiply(other[i], times);
    }
  }
}
