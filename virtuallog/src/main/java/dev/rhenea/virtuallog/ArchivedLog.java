package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.provider.ChainArchive.Label;

/** A log that a store outside the cluster knows of. */
public sealed interface ArchivedLog {
  /** Which one it is, and as of which version of its chain. */
  Label label();

  /**
   * It can be restored as far as {@code part} goes.
   *
   * @param record what the log's register held
   */
  record Known(Label label, ChainRecord record, ColdPart part) implements ArchivedLog {}

  /** Its chain cannot be read. */
  record Unreadable(Label label, Diagnosis why) implements ArchivedLog {}
}
