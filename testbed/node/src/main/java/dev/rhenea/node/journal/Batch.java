package dev.rhenea.node.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The frames of one write and one sync: a run of bytes at the end of the newest segment. */
final class Batch {
  /** A batch takes no more frames once it has as many bytes. */
  private static final int ENOUGH = 2 << 20;

  private final Frames frames;
  private final int start;
  private final int synced;
  private final int room;
  private final List<Placed> placed = new ArrayList<>();
  private ByteBuffer bytes;
  private boolean segmentFull;

  /**
   * A change, where it will stand, and who issued it; nobody, if it moves out of an old segment.
   */
  record Placed(Change change, Place place, @Nullable Issued issued) {}

  /**
   * An empty batch for the end of {@code segment}.
   *
   * @param buffer is reused; a larger one is made when a frame needs it
   * @param syncs whether everything before it is known to be on disk
   * @param segmentBytes where the segment must end
   */
  Batch(Segment segment, ByteBuffer buffer, boolean syncs, int segmentBytes) {
    this.frames = segment.frames();
    this.bytes = buffer.clear();
    this.start = segment.end();
    this.synced = syncs ? start : 0;
    this.room = segment.room(segmentBytes);
  }

  /** Adds a change; false if it does not fit, into this batch or into the segment. */
  boolean add(Change change, @Nullable Issued issued) {
    long most = bytes.position() + Frames.HEAD + ChangeCodec.sizeBound(change);
    if (most > room) {
      segmentFull = true;
      return false;
    }
    if (most > ENOUGH && !placed.isEmpty()) {
      return false;
    }
    if (most > bytes.capacity()) {
      bytes = ByteBuffer.allocateDirect((int) most).put(bytes.flip());
    }
    Place place = frames.write(bytes, start + bytes.position(), synced, change);
    placed.add(new Placed(change, place, issued));
    return true;
  }

  boolean isEmpty() {
    return placed.isEmpty();
  }

  /** Whether a change was refused because the segment has no room for it. */
  boolean foundSegmentFull() {
    return segmentFull;
  }

  int size() {
    return bytes.position();
  }

  List<Placed> placed() {
    return placed;
  }

  /** The changes that somebody waits for. */
  List<Issued> issued() {
    return placed.stream().map(Placed::issued).filter(Objects::nonNull).toList();
  }

  /** What is to be written; also the buffer for the next batch. */
  ByteBuffer bytes() {
    return bytes;
  }
}
