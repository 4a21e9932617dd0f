package dev.rhenea.loglet;

import java.util.List;

/** What a read found. */
public sealed interface ReadResult {
  /**
   * All entries in {@code [from, next)}, in order, where {@code from < next <= to} of the call. A
   * dense Loglet has one for every offset.
   */
  record Entries(List<Entry> entries, LogletOffset next) implements ReadResult {
    public Entries {
      entries = List.copyOf(entries);
    }
  }

  /** Everything below {@code next} was trimmed; {@code next} is above the call's {@code from}. */
  record Trimmed(LogletOffset next) implements ReadResult {}

  /**
   * So many servers do not know this Loglet that it must have been destroyed: the caller's chain is
   * old (rule V10).
   */
  record Unknown() implements ReadResult {}
}
