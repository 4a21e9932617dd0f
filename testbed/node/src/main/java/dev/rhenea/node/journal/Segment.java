package dev.rhenea.node.journal;

import dev.rhenea.environment.StorageId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A segment file that is open for reading and writing. {@link #read} is thread-safe. */
final class Segment implements Closeable {
  private final long number;
  private final Path path;
  private final FileChannel file;
  private final StorageId storage;
  private long live;
  private int end = SegmentHeader.SIZE;
  private boolean closed;

  Segment(StorageId storage, long number, Path path) throws IOException {
    this.storage = storage;
    this.number = number;
    this.path = path;
    this.file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  long number() {
    return number;
  }

  Path path() {
    return path;
  }

  FileChannel file() {
    return file;
  }

  /** Frames of this segment; a new one for every thread. */
  Frames frames() {
    return new Frames(storage, number);
  }

  /** Bytes of frames that still mean something. For the writer thread only. */
  long live() {
    return live;
  }

  void addLive(int bytes) {
    live += bytes;
  }

  /** Where the last frame ends. For the writer thread only. */
  int end() {
    return end;
  }

  void endsAt(int offset) {
    end = offset;
  }

  /** Nothing more is written here: a write failed, or another version has written. */
  void endHere() {
    closed = true;
  }

  /** How many bytes of frames fit in, if the file is to have {@code segmentBytes}. */
  int room(int segmentBytes) {
    return closed ? 0 : Math.max(0, segmentBytes - end);
  }

  /** The whole file, on the heap. */
  ByteBuffer readAll() throws IOException {
    return read(0, Math.toIntExact(file.size()));
  }

  /** The bytes from {@code offset}, on the heap; fewer than {@code length} at the file's end. */
  ByteBuffer read(int offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && file.read(bytes, (long) offset + bytes.position()) >= 0) {
      // reads until the buffer is full or the file ends
    }
    return bytes.flip();
  }

  /** The change in the intact frame at {@code position} of {@code bytes}. */
  Change decode(ByteBuffer bytes, int position, int frameLength) throws JournalException {
    try {
      return ChangeCodec.read(bytes.slice(position + Frames.HEAD, frameLength - Frames.HEAD));
    } catch (JournalException foreign) {
      throw new JournalException(path + ": " + foreign.getMessage());
    }
  }

  void delete() throws IOException {
    close();
    Files.deleteIfExists(path);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
