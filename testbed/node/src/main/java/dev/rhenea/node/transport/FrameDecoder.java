package dev.rhenea.node.transport;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Cuts the bytes of one connection into frames. Messages share the bytes they arrived in. A frame
 * in pieces is collected in one array of its size, so that memory is bounded by the largest frame.
 * Loop-confined.
 */
final class FrameDecoder {
  /** Bytes of all names that one connection may give; who needs more comes again. */
  private static final int MOST_NAMES = 4 << 20;

  private final CRC32C crc = new CRC32C();
  private final List<Frame.Target> names = new ArrayList<>();
  private byte[] piece = new byte[0];
  private int filled;
  private int largest;
  private int named;

  /** A decoder that refuses frames of more than {@code largest} bytes. */
  FrameDecoder(int largest) {
    this.largest = largest;
  }

  /** From the next frame on, frames may have that many bytes. */
  void allow(int bytes) {
    largest = bytes;
  }

  /**
   * Takes the next bytes and hands on every frame that is complete now.
   *
   * @throws MalformedFrameException if these are no frames; whatever came before was handed on
   */
  void read(byte[] bytes, Consumer<Frame> frames) throws MalformedFrameException {
    int at = 0;
    while (at < bytes.length) {
      int left = bytes.length - at;
      if (filled > 0 || left < FrameEncoder.HEAD || left < frameSize(bytes, at)) {
        at += collect(bytes, at, frames);
      } else {
        int size = frameSize(bytes, at);
        decode(ByteBuffer.wrap(bytes, at, size), frames);
        at += size;
      }
    }
  }

  /** Adds to the frame in pieces what is still missing of it; returns how much that was. */
  private int collect(byte[] bytes, int at, Consumer<Frame> frames) throws MalformedFrameException {
    int wanted = filled < FrameEncoder.HEAD ? FrameEncoder.HEAD : piece.length;
    if (piece.length < wanted) {
      piece = new byte[wanted];
    }
    int taken = Math.min(wanted - filled, bytes.length - at);
    System.arraycopy(bytes, at, piece, filled, taken);
    filled += taken;
    if (filled == FrameEncoder.HEAD) {
      piece = Arrays.copyOf(piece, frameSize(piece, 0));
    }
    if (filled >= FrameEncoder.HEAD && filled == piece.length) {
      byte[] whole = piece;
      piece = new byte[0];
      filled = 0;
      decode(ByteBuffer.wrap(whole), frames);
    }
    return taken;
  }

  private int frameSize(byte[] bytes, int at) throws MalformedFrameException {
    int length = ByteBuffer.wrap(bytes).getInt(at);
    if (length < 1 || length > largest) {
      throw new MalformedFrameException(
          "a frame of %d bytes; at most %d are allowed".formatted(length, largest));
    }
    return FrameEncoder.HEAD + length;
  }

  private void decode(ByteBuffer in, Consumer<Frame> frames) throws MalformedFrameException {
    int size = in.remaining();
    in.getInt();
    int checksum = in.getInt();
    crc.reset();
    crc.update(in.slice());
    if ((int) crc.getValue() != checksum) {
      throw new MalformedFrameException("a frame whose checksum is wrong");
    }
    Frame frame;
    try {
      frame = fields(in);
    } catch (BufferUnderflowException | IllegalArgumentException malformed) {
      throw new MalformedFrameException("a frame that is not what its kind says: " + malformed);
    }
    if (frame instanceof Frame.Name(int number, Frame.Target target)) {
      if (number != names.size()) {
        throw new MalformedFrameException("name number " + number + " after " + names.size());
      }
      named += size;
      if (named > MOST_NAMES) {
        throw new MalformedFrameException(
            "more names than fit into %d bytes".formatted(MOST_NAMES));
      }
      names.add(target);
    } else {
      frames.accept(frame);
    }
  }

  private Frame fields(ByteBuffer in) throws MalformedFrameException {
    int kind = in.get();
    return switch (kind) {
      case 1 -> hello(in);
      case 2 -> new Frame.Refused(text(in));
      case 3 ->
          new Frame.Name(
              in.getInt(),
              new Frame.Target(new UnitId(text(in)), new RoleName(text(in), text(in))));
      case 4 -> new Frame.Request(in.getLong(), target(in), rest(in));
      case 5 -> new Frame.Send(target(in), rest(in));
      case 6 -> new Frame.Reply(in.getLong(), rest(in));
      case 7 -> new Frame.Failure(in.getLong(), diagnosis(in));
      case 8 -> new Frame.Ping();
      default -> throw new MalformedFrameException("a frame of unknown kind " + kind);
    };
  }

  private static Frame hello(ByteBuffer in) throws MalformedFrameException {
    byte[] magic = new byte[FrameEncoder.MAGIC.length];
    in.get(magic);
    if (!Arrays.equals(magic, FrameEncoder.MAGIC)) {
      throw new MalformedFrameException("a greeting of another protocol");
    }
    return new Frame.Hello(
        Short.toUnsignedInt(in.getShort()),
        Short.toUnsignedInt(in.getShort()),
        text(in),
        new NodeId(text(in)),
        new NodeId(text(in)),
        in.getLong());
  }

  private static Diagnosis diagnosis(ByteBuffer in) {
    String operation = text(in);
    String remedy = text(in);
    List<NodeId> missing = new ArrayList<>();
    for (int left = Short.toUnsignedInt(in.getShort()); left > 0; left--) {
      missing.add(new NodeId(text(in)));
    }
    return new Diagnosis(operation, missing, remedy);
  }

  private Frame.Target target(ByteBuffer in) throws MalformedFrameException {
    int number = in.getInt();
    if (number < 0 || number >= names.size()) {
      throw new MalformedFrameException("a message to a target that was not named: " + number);
    }
    return names.get(number);
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Payload rest(ByteBuffer in) {
    return Payload.wrap(in.array(), in.arrayOffset() + in.position(), in.remaining());
  }
}
