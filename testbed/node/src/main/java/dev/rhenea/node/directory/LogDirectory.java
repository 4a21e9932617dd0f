package dev.rhenea.node.directory;

import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The logs of a cluster. In its stored form a byte of major version stands before the fields; a
 * minor version appends fields, which are kept and written back by who does not know them.
 *
 * @param logs what each log began on, as text, by name
 * @param later fields of a newer minor version
 */
public record LogDirectory(SortedMap<String, String> logs, Payload later) {
  private static final int MAJOR = 1;

  public LogDirectory {
    logs = Collections.unmodifiableSortedMap(new TreeMap<>(logs));
  }

  static LogDirectory of(SortedMap<String, String> logs) {
    return new LogDirectory(logs, Payload.empty());
  }

  /** With one log more; empty if there is one of that name. */
  Optional<LogDirectory> with(String log, String composition) {
    SortedMap<String, String> more = new TreeMap<>(logs);
    return more.putIfAbsent(log, composition) == null
        ? Optional.of(new LogDirectory(more, later))
        : Optional.empty();
  }

  Payload encode() {
    return new PayloadWriter()
        .tag(MAJOR)
        .list(
            List.copyOf(logs.entrySet()), (out, log) -> out.text(log.getKey()).text(log.getValue()))
        .rest(later)
        .toPayload();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @return empty if a newer major version wrote it
   * @throws MalformedPayloadException if it is no directory
   */
  static Optional<LogDirectory> decode(Payload bytes) {
    PayloadReader in = new PayloadReader(bytes);
    if (in.tag() > MAJOR) {
      return Optional.empty();
    }
    SortedMap<String, String> logs = new TreeMap<>();
    for (Map.Entry<String, String> log : in.list(each -> Map.entry(each.text(), each.text()))) {
      logs.put(log.getKey(), log.getValue());
    }
    return Optional.of(new LogDirectory(logs, in.rest()));
  }
}
