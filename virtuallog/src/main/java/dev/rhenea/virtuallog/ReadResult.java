package dev.rhenea.virtuallog;

import java.util.List;

/** What a read of the virtual log found. */
public sealed interface ReadResult {
  /** Where to read on. */
  Lsn next();

  /**
   * All entries in {@code [from, next)}, in order. Not every position has one: compositions leave
   * some unused. Nothing and {@code next == from} means that the log ends at {@code from}.
   */
  record Entries(List<LogEntry> entries, Lsn next) implements ReadResult {
    public Entries {
      entries = List.copyOf(entries);
    }
  }

  /** Everything below {@code next}, which is above {@code from}, was trimmed. */
  record Trimmed(Lsn next) implements ReadResult {}
}
