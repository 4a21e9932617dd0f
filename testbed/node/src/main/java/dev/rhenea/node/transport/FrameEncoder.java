package dev.rhenea.node.transport;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.RoleName;
import dev.rhenea.payload.Payload;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/** Turns the frames of one connection into bytes, one after the other. Loop-confined. */
final class FrameEncoder {
  static final byte[] MAGIC = "RHEN".getBytes(StandardCharsets.US_ASCII);

  /** Bytes before the kind: length and checksum. */
  static final int HEAD = 8;

  private final Map<Frame.Target, Integer> numbers = new HashMap<>();
  private final CRC32C crc = new CRC32C();
  private ByteBuffer fields = ByteBuffer.allocate(512);

  /** Adds a frame to {@code out}, and before it the name of its target if that is new. */
  void write(Buffer out, Frame frame) {
    switch (frame) {
      case Frame.Request(long id, Frame.Target to, Payload message) -> {
        int number = number(out, to);
        finish(out, begin(4).putLong(id).putInt(number), message);
      }
      case Frame.Send(Frame.Target to, Payload message) -> {
        int number = number(out, to);
        finish(out, begin(5).putInt(number), message);
      }
      case Frame.Reply(long id, Payload message) -> finish(out, begin(6).putLong(id), message);
      case Frame.Failure(long id, Diagnosis why) -> {
        begin(7).putLong(id);
        text(why.operation());
        text(why.remedy());
        fields.putShort((short) why.missing().size());
        why.missing().forEach(node -> text(node.name()));
        finish(out, fields, Payload.empty());
      }
      case Frame.Name(int number, Frame.Target target) -> name(out, number, target);
      case Frame.Ping _ -> finish(out, begin(8), Payload.empty());
      case Frame.Refused(String why) -> {
        begin(2);
        text(why);
        finish(out, fields, Payload.empty());
      }
      case Frame.Hello(
              int major,
              int minor,
              String cluster,
              NodeId from,
              NodeId to,
              long incarnation) -> {
        begin(1).put(MAGIC).putShort((short) major).putShort((short) minor);
        text(cluster);
        text(from.name());
        text(to.name());
        finish(out, fields.putLong(incarnation), Payload.empty());
      }
    }
  }

  private int number(Buffer out, Frame.Target target) {
    Integer known = numbers.get(target);
    if (known != null) {
      return known;
    }
    int number = numbers.size();
    numbers.put(target, number);
    name(out, number, target);
    return number;
  }

  private void name(Buffer out, int number, Frame.Target target) {
    begin(3).putInt(number);
    text(target.unit().text());
    RoleName role = target.role();
    text(role.protocol());
    text(role.role());
    finish(out, fields, Payload.empty());
  }

  private ByteBuffer begin(int kind) {
    return fields.clear().put((byte) kind);
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, 0xFFFF);
    if (fields.remaining() < length + 32) {
      fields = ByteBuffer.allocate(fields.capacity() * 2 + length).put(fields.flip());
    }
    fields.putShort((short) length).put(bytes, 0, length);
  }

  private void finish(Buffer out, ByteBuffer head, Payload message) {
    crc.reset();
    crc.update(head.array(), head.arrayOffset(), head.position());
    message.forEachChunk(crc::update);
    out.appendInt(head.position() + message.size());
    out.appendInt((int) crc.getValue());
    out.appendBytes(head.array(), head.arrayOffset(), head.position());
    message.forEachChunk(out::appendBytes);
  }
}
