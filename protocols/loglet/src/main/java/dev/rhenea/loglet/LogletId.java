package dev.rhenea.loglet;

import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The identity of one Loglet, never reused (rule V7).
 *
 * @param log the name of the virtual log it was made for
 * @param nonce random, drawn anew for every attempt to make a Loglet
 * @param path the index of each child on the way down a composition; empty at its top
 */
public record LogletId(String log, long nonce, List<Integer> path) {
  public LogletId {
    if (!log.matches("[A-Za-z0-9_.-]+")) {
      throw new IllegalArgumentException("not a log name: '" + log + "'");
    }
    path = List.copyOf(path);
  }

  /** The top of a composition. */
  public LogletId(String log, long nonce) {
    this(log, nonce, List.of());
  }

  /** The Loglet behind the composition's child number {@code index}, from 0. */
  public LogletId child(int index) {
    List<Integer> longer = new ArrayList<>(path);
    longer.add(index);
    return new LogletId(log, nonce, longer);
  }

  /** What all its server roles on a node are confined to. */
  public UnitId unit() {
    return new UnitId(toString());
  }

  public void write(PayloadWriter out) {
    out.text(log).number(nonce).list(path, (to, index) -> to.number(index));
  }

  public static LogletId read(PayloadReader in) {
    return new LogletId(in.text(), in.number(), in.list(PayloadReader::count));
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if that is not it
   */
  public static LogletId parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length < 2) {
      throw new IllegalArgumentException("not the id of a Loglet: '" + text + "'");
    }
    LogletId id;
    try {
      id = new LogletId(parts[0], Long.parseUnsignedLong(parts[1], 16));
      for (int i = 2; i < parts.length; i++) {
        id = id.child(Integer.parseUnsignedInt(parts[i]));
      }
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("not the id of a Loglet: '" + text + "'", wrong);
    }
    return id;
  }

  /** {@code log/nonce} in hexadecimal, followed by the path: {@code default/3f09/0/1}. */
  @Override
  public String toString() {
    return log
        + "/"
        + Long.toHexString(nonce)
        + path.stream().map(index -> "/" + index).collect(Collectors.joining());
  }
}
