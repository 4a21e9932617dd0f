package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** What the latest message to each LogServer met instead of an answer. */
final class Troubles {
  private final SequencedMap<NodeId, String> latest = new LinkedHashMap<>();

  /** No answer came from that server, or it could not do what was asked. */
  void met(NodeId server, Diagnosis why) {
    latest.put(server, why.operation() + (why.remedy().isEmpty() ? "" : ": " + why.remedy()));
  }

  /** {@code diagnosis} with what is known of the servers that it misses. */
  Diagnosis addedTo(Diagnosis diagnosis) {
    String words =
        diagnosis.missing().stream()
            .filter(latest::containsKey)
            .map(server -> server + ": " + latest.get(server))
            .collect(Collectors.joining("; "));
    return words.isEmpty()
        ? diagnosis
        : new Diagnosis(
            diagnosis.operation() + " (" + words + ")",
            List.copyOf(diagnosis.missing()),
            diagnosis.remedy());
  }
}
