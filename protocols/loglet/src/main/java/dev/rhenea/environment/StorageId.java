package dev.rhenea.environment;

/**
 * The identity of a node's data folder: random, written once when the folder is made. A node that
 * lost its disk comes back under its old name with another storage id, so that nobody takes its
 * emptiness for evidence (rule N14).
 */
public record StorageId(long value) {
  @Override
  public String toString() {
    return Long.toHexString(value);
  }
}
