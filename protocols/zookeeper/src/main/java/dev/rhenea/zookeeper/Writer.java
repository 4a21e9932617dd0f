package dev.rhenea.zookeeper;

/**
 * Under whose name a handle appends until it loses its connection: an ephemeral node of its own,
 * whose version counts the appends that landed under it. Names are never used twice.
 *
 * @param handle the handle, random
 * @param generation how often the handle began anew, from 1
 */
record Writer(long handle, int generation) {
  String path() {
    return LogletTree.WRITERS + "/" + Long.toHexString(handle) + "-" + generation;
  }
}
