package dev.rhenea.composition.parity;

import dev.rhenea.composition.lockstep.Layout;
import dev.rhenea.composition.lockstep.Stamp;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Each child keeps the shard of its own number. Pure.
 *
 * <pre>
 *   | CRC-32C of the rest | stamp: life, offset | number | entry: length, CRC-32C | shard |
 * </pre>
 *
 * <p>The first sum says that these are the bytes that were written; the stamp, that they were
 * written for here; length and sum of the entry, that the shards which are put together are of one
 * entry, and that what comes out is that entry.
 */
record Shards(Stamp stamp, ErasureCode code) implements Layout {
  /** The most that a child keeps besides the shard, in bytes. */
  static final int OVERHEAD = Integer.BYTES + Stamp.OVERHEAD + Shard.OVERHEAD;

  @Override
  public int needed() {
    return code.data();
  }

  @Override
  public int share(int bytes) {
    return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(bytes, code.data()) + (long) OVERHEAD);
  }

  @Override
  public List<Payload> parts(long offset, Payload entry) {
    int sum = Shard.sum(entry);
    List<Payload> shards = code.encode(entry);
    List<Payload> parts = new ArrayList<>();
    for (int number = 0; number < shards.size(); number++) {
      Shard shard = new Shard(number, entry.size(), sum, shards.get(number));
      Payload stamped = stamp.put(offset, shard.toPayload());
      parts.add(stamped.prepend(Shard.fixed(Shard.sum(stamped))));
    }
    return parts;
  }

  @Override
  public Held held(int child, Entry entry) {
    if (!(entry instanceof Entry.Data(LogletOffset offset, Payload stored))) {
      return new Held.Wrong();
    }
    if (stored.size() < Integer.BYTES) {
      return new Held.Damaged("it has %d bytes, fewer than a checksum".formatted(stored.size()));
    }
    Payload stamped = stored.slice(Integer.BYTES, stored.size());
    int written = Shard.first(stored);
    int found = Shard.sum(stamped);
    if (written != found) {
      return new Held.Damaged("its CRC-32C is %08x, written was %08x".formatted(found, written));
    }
    return stamp
        .rightAt(offset, stamped)
        .filter(part -> Shard.of(part).filter(shard -> shard.number() == child).isPresent())
        .<Held>map(part -> new Held.Right(offset, part))
        .orElseGet(Held.Wrong::new);
  }

  /** From the first of their choices that makes an entry of the sum they tell. */
  @Override
  public Optional<Payload> entry(SortedMap<Integer, Payload> parts) {
    List<Shard> shards = parts.values().stream().flatMap(part -> Shard.of(part).stream()).toList();
    return entry(shards, 0, new TreeMap<>());
  }

  private Optional<Payload> entry(List<Shard> shards, int from, SortedMap<Integer, Shard> chosen) {
    if (chosen.size() == code.data()) {
      return decoded(chosen);
    }
    for (int next = from; shards.size() - next >= code.data() - chosen.size(); next++) {
      Shard shard = shards.get(next);
      if (chosen.values().stream().allMatch(other -> isOfOneEntry(shard, other))) {
        SortedMap<Integer, Shard> more = new TreeMap<>(chosen);
        more.put(shard.number(), shard);
        Optional<Payload> entry = entry(shards, next + 1, more);
        if (entry.isPresent()) {
          return entry;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOfOneEntry(Shard one, Shard other) {
    return one.length() == other.length()
        && one.sum() == other.sum()
        && one.number() != other.number();
  }

  private Optional<Payload> decoded(SortedMap<Integer, Shard> chosen) {
    Shard any = chosen.values().iterator().next();
    SortedMap<Integer, Payload> bytes = new TreeMap<>();
    for (Shard shard : chosen.values()) {
      if (shard.number() >= code.shards()
          || shard.bytes().size() != code.size(any.length(), shard.number())) {
        return Optional.empty();
      }
      bytes.put(shard.number(), shard.bytes());
    }
    Payload entry = code.decode(any.length(), bytes);
    return Shard.sum(entry) == any.sum() ? Optional.of(entry) : Optional.empty();
  }
}
