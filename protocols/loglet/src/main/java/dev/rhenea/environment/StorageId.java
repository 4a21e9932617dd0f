package dev.rhenea.environment;

/**
 * The identity of a node's data folder, or of a store outside the cluster: random, written once. A
 * node that lost its disk comes back under its old name with another storage id, and so does a
 * folder under which another disk is mounted: nobody takes their emptiness for evidence (rule N14).
 */
public record StorageId(long value) {
  @Override
  public String toString() {
    return Long.toHexString(value);
  }
}
