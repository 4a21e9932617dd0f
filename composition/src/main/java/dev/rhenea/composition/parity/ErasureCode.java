package dev.rhenea.composition.parity;

import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Reed and Solomon's code in its systematic form: {@code data} shards are slices of the entry, the
 * others are sums of these, and any {@code data} shards have the entry. Pure.
 *
 * <pre>
 *   shard   0 .. data-1            the entry, cut; the last ones may be shorter, or empty
 *   shard   data                   the exclusive or of all of these (RAID 5)
 *   shard   data+1 ..              sums with factors (RAID 6 and beyond)
 * </pre>
 *
 * <p><b>Why any of them suffice.</b> A shard is a row of factors times the slices. The slices' own
 * rows are those of the identity. Row r of the others has 1 / (x<sub>r</sub> + y<sub>c</sub>) in
 * column c, all x and y different: a Cauchy matrix, in which every square part can be inverted; and
 * still so once each column is divided by its first element, which makes the first row all ones. So
 * any {@code data} rows together can be inverted: without those of the identity, and the columns in
 * which these have their ones, a square part of the Cauchy matrix remains.
 *
 * @param data shards that are enough, from 1
 * @param shards in all, more than {@code data} and at most {@link Gf256#SIZE}
 */
record ErasureCode(int data, int shards) {
  ErasureCode {
    if (data < 1 || shards <= data || shards > Gf256.SIZE) {
      throw new IllegalArgumentException("%d of %d shards".formatted(data, shards));
    }
  }

  /** Bytes of a shard of an entry of {@code length} bytes. */
  int size(int length, int shard) {
    int full = Math.ceilDiv(length, data);
    return shard < data ? Math.clamp(length - (long) shard * full, 0, full) : full;
  }

  /** All shards of an entry; those that are slices share its bytes. */
  List<Payload> encode(Payload entry) {
    int length = entry.size();
    int full = Math.ceilDiv(length, data);
    List<Payload> all = new ArrayList<>();
    for (int shard = 0; shard < data; shard++) {
      int from = (int) Math.min(length, (long) shard * full);
      all.add(entry.slice(from, from + size(length, shard)));
    }
    List<Payload> slices = List.copyOf(all);
    for (int shard = data; shard < shards; shard++) {
      all.add(sum(row(shard), slices, full));
    }
    return all;
  }

  /**
   * The entry of {@code length} bytes.
   *
   * @param some {@link #data} of its shards, by number, each of its {@link #size}
   */
  Payload decode(int length, SortedMap<Integer, Payload> some) {
    if (some.size() != data) {
      throw new IllegalArgumentException("%d of %d shards".formatted(some.size(), data));
    }
    List<Payload> slices = new ArrayList<>();
    int[][] inverse = some.lastKey() < data ? new int[0][] : inverse(some);
    List<Payload> given = List.copyOf(some.values());
    for (int shard = 0; shard < data; shard++) {
      Payload slice = some.get(shard);
      slices.add(slice != null ? slice : sum(inverse[shard], given, size(length, shard)));
    }
    return Payload.concat(slices);
  }

  private int[][] inverse(SortedMap<Integer, Payload> some) {
    return Matrix.inverse(some.keySet().stream().map(this::row).toArray(int[][]::new));
  }

  /** The factors of the slices in a shard. */
  int[] row(int shard) {
    int[] factors = new int[data];
    for (int slice = 0; slice < data; slice++) {
      factors[slice] =
          shard < data
              ? (shard == slice ? 1 : 0)
              : Gf256.divide(data ^ slice, shard ^ slice); // x of a row is its shard's number
    }
    return factors;
  }

  /** The first {@code size} bytes of the sum; what is shorter goes on with zeros. */
  private static Payload sum(int[] factors, List<Payload> parts, int size) {
    byte[] sum = new byte[size];
    for (int i = 0; i < factors.length; i++) {
      if (factors[i] != 0) {
        add(sum, Gf256.multiples(factors[i]), parts.get(i));
      }
    }
    return Payload.wrap(sum);
  }

  private static void add(byte[] sum, byte[] multiples, Payload part) {
    int[] at = new int[1];
    part.forEachChunk((bytes, offset, length) -> {
      int end = Math.min(length, sum.length - at[0]);
      for (int i = 0; i < end; i++) {
        sum[at[0] + i] ^= multiples[bytes[offset + i] & 0xFF];
      }
      at[0] += Math.max(0, end);
    });
  }
}
