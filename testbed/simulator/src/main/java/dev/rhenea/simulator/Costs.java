package dev.rhenea.simulator;

/**
 * What a run has cost so far: exact, so that it can be compared between revisions.
 *
 * @param messages messages put on the wire between different nodes: requests, replies, one-way ones
 * @param bytes their bytes, without any framing
 * @param writes records, cells and drops written to disks
 * @param syncs times a disk was synced
 */
public record Costs(long messages, long bytes, long writes, long syncs) {
  /** What was added since {@code earlier}. */
  public Costs since(Costs earlier) {
    return new Costs(
        messages - earlier.messages,
        bytes - earlier.bytes,
        writes - earlier.writes,
        syncs - earlier.syncs);
  }
}
