package dev.rhenea.register;

import dev.rhenea.environment.NodeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The nodes that decide a register, and how each of them answers.
 *
 * @param version the current one
 */
public record Standing(Version version, SequencedMap<NodeId, Health> servers) {
  public Standing {
    servers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(servers));
  }

  /** How a server is. */
  public enum Health {
    ANSWERS,
    /** It does not answer. */
    SILENT,
    /** The node answers, but has not what it had as a server: its vote is lost (rule P6). */
    LOST
  }

  /** In the order in which they were named. */
  public List<NodeId> nodes() {
    return List.copyOf(servers.sequencedKeySet());
  }
}
