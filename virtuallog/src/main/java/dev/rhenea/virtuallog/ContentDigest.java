package dev.rhenea.virtuallog;

import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What entries stand where, in a few bytes: the same however they were cut into batches. */
final class ContentDigest {
  private final MessageDigest digest;

  ContentDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Entries that follow those before; a filler is the same as nothing. */
  void add(List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry instanceof Entry.Data(LogletOffset offset, Payload payload)) {
        digest.update(
            ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(offset.value())
                .putInt(payload.size())
                .array());
        payload.forEachChunk(digest::update);
      }
    }
  }

  /** Ends it. */
  String end() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
