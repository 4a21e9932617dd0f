package dev.rhenea.node.journal;

/**
 * Where a frame stands.
 *
 * @param segment the number of its segment
 * @param offset of the frame's first byte in the segment file
 * @param length of the frame in bytes, with its head
 */
record Place(long segment, int offset, int length) {
  int end() {
    return offset + length;
  }
}
