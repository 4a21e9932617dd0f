package dev.rhenea.checker.linear;

import java.util.Arrays;

/** Small multisets of numbers as rising arrays, which are never changed. */
final class Multiset {

  static final int[] EMPTY = {};

  private Multiset() {}

  /** Returns bits that a part of {@code all} has some of, and no others. */
  static long bits(int[] all) {
    long bits = 0;
    for (int each : all) {
      bits |= 1L << each;
    }
    return bits;
  }

  static int count(int[] all, int number) {
    int count = 0;
    for (int each : all) {
      count += each == number ? 1 : 0;
    }
    return count;
  }

  static int[] plus(int[] all, int number) {
    int[] more = Arrays.copyOf(all, all.length + 1);
    int at = all.length;
    while (at > 0 && more[at - 1] > number) {
      more[at] = more[at - 1];
      at--;
    }
    more[at] = number;
    return more;
  }

  static boolean isSubset(int[] some, int[] all) {
    if (some.length > all.length) {
      return false;
    }
    int j = 0;
    for (int each : some) {
      while (j < all.length && all[j] < each) {
        j++;
      }
      if (j == all.length || all[j] != each) {
        return false;
      }
      j++;
    }
    return true;
  }

  static int[] intersection(int[] one, int[] other) {
    int[] common = new int[Math.min(one.length, other.length)];
    int size = 0;
    int j = 0;
    for (int each : one) {
      while (j < other.length && other[j] < each) {
        j++;
      }
      if (j < other.length && other[j] == each) {
        common[size++] = each;
        j++;
      }
    }
    return size == 0 ? EMPTY : Arrays.copyOf(common, size);
  }

  /** Returns {@code all} without {@code some}, which is a part of it. */
  static int[] difference(int[] all, int[] some) {
    int[] rest = new int[all.length - some.length];
    int size = 0;
    int j = 0;
    for (int each : all) {
      if (j < some.length && some[j] == each) {
        j++;
      } else {
        rest[size++] = each;
      }
    }
    return size == 0 ? EMPTY : rest;
  }
}
