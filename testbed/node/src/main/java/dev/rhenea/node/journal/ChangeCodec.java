package dev.rhenea.node.journal;

import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A change as the body of a frame: its kind, then its fields. Texts are UTF-8 after a length of two
 * bytes, numbers have eight bytes, the payload is the rest.
 */
final class ChangeCodec {
  private static final byte WRITE = 1;
  private static final byte DROP = 2;
  private static final byte SET = 3;
  private static final byte DESTROY = 4;
  private static final byte RELEASE = 5;

  /** Longest text in bytes. */
  static final int LONGEST_TEXT = 0xFFFF;

  private ChangeCodec() {}

  /** An upper bound of the size of the encoded change, in bytes. */
  static long sizeBound(Change change) {
    return switch (change) {
      case Change.Write(UnitId unit, String log, long _, Payload bytes) ->
          64 + 3L * (unit.text().length() + log.length()) + bytes.size();
      case Change.Drop(UnitId unit, String log, long _) ->
          64 + 3L * (unit.text().length() + log.length());
      case Change.Set(UnitId unit, String cell, Payload value) ->
          64 + 3L * (unit.text().length() + cell.length()) + value.size();
      case Change.Destroy(UnitId unit) -> 64 + 3L * unit.text().length();
      case Change.Release _ -> 64;
    };
  }

  static void write(ByteBuffer out, Change change) {
    switch (change) {
      case Change.Write(UnitId unit, String log, long index, Payload bytes) -> {
        head(out, WRITE, unit);
        text(out, log);
        out.putLong(index);
        bytes.forEachChunk(out::put);
      }
      case Change.Drop(UnitId unit, String log, long index) -> {
        head(out, DROP, unit);
        text(out, log);
        out.putLong(index);
      }
      case Change.Set(UnitId unit, String cell, Payload value) -> {
        head(out, SET, unit);
        text(out, cell);
        value.forEachChunk(out::put);
      }
      case Change.Destroy(UnitId unit) -> head(out, DESTROY, unit);
      case Change.Release(long number) -> out.put(RELEASE).putLong(number);
    }
  }

  /**
   * Takes a body apart; the payload shares the bytes of {@code in}, which must be on the heap.
   *
   * @throws JournalException if it is of a kind that this version does not know
   */
  static Change read(ByteBuffer in) throws JournalException {
    try {
      byte kind = in.get();
      return switch (kind) {
        case WRITE -> new Change.Write(unit(in), text(in), in.getLong(), rest(in));
        case DROP -> new Change.Drop(unit(in), text(in), in.getLong());
        case SET -> new Change.Set(unit(in), text(in), copy(rest(in)));
        case DESTROY -> new Change.Destroy(unit(in));
        case RELEASE -> new Change.Release(in.getLong());
        default ->
            throw new JournalException(
                "a record of unknown kind " + kind + "; upgrade this node first");
      };
    } catch (BufferUnderflowException early) {
      throw new JournalException("a record that ends early; upgrade this node first");
    }
  }

  private static void head(ByteBuffer out, byte kind, UnitId unit) {
    out.put(kind);
    text(out, unit.text());
  }

  private static UnitId unit(ByteBuffer in) {
    return new UnitId(text(in));
  }

  private static void text(ByteBuffer out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.putShort((short) bytes.length).put(bytes);
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A cell's value outlives the segment it was read from. */
  private static Payload copy(Payload value) {
    return Payload.wrap(value.toByteArray());
  }

  private static Payload rest(ByteBuffer in) {
    int length = in.remaining();
    Payload rest = Payload.wrap(in.array(), in.arrayOffset() + in.position(), length);
    in.position(in.limit());
    return rest;
  }
}
