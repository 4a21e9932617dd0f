package dev.rhenea.objects;

import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** What stands at successive offsets; a filler is empty. Pure. */
record Chunk(LogletOffset first, List<Optional<Payload>> slots) {
  Chunk {
    slots = List.copyOf(slots);
  }

  LogletOffset end() {
    return new LogletOffset(first.value() + slots.size());
  }

  Payload encode() {
    return new PayloadWriter()
        .list(slots, (out, slot) -> out.optional(slot, PayloadWriter::payload))
        .toPayload();
  }

  static Chunk decode(LogletOffset first, Payload bytes) {
    return new Chunk(
        first, new PayloadReader(bytes).list(in -> in.optional(PayloadReader::payload)));
  }

  static long checksum(Payload bytes) {
    CRC32C sum = new CRC32C();
    bytes.forEachChunk(sum::update);
    return sum.getValue();
  }

  /** From {@code from} on, below {@code to}, about that many bytes, one entry at least. */
  List<Entry> entries(LogletOffset from, LogletOffset to, int maxBytes) {
    List<Entry> found = new ArrayList<>();
    long bytes = 0;
    long last = Math.min(to.value(), end().value());
    for (long at = from.value(); at < last; at++) {
      LogletOffset offset = new LogletOffset(at);
      Optional<Payload> slot = slots.get((int) (at - first.value()));
      bytes += Math.max(1, slot.map(Payload::size).orElse(0)); // a filler takes its place, too
      if (!found.isEmpty() && bytes > maxBytes) {
        break;
      }
      found.add(
          slot.<Entry>map(payload -> new Entry.Data(offset, payload))
              .orElseGet(() -> new Entry.Filler(offset)));
    }
    return found;
  }
}
