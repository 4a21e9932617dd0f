package dev.rhenea.node.journal;

/**
 * What a journal did since it was opened.
 *
 * @param records written
 * @param batches they were written in; with fsync, as many syncs
 * @param bytes of all frames
 */
public record JournalCounts(long records, long batches, long bytes) {
  JournalCounts plus(int moreRecords, int moreBytes) {
    return new JournalCounts(records + moreRecords, batches + 1, bytes + moreBytes);
  }
}
