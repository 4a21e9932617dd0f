package dev.rhenea.environment;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why an operation could not be completed, for a person to act on.
 *
 * @param operation what was tried and how far it came, e.g. {@code "checkTail of default/7f: 1 of 2
 *     LogServers answered"}
 * @param missing the nodes that did not answer, or could not do their part
 * @param remedy who may act and how, or empty if there is nothing to do but wait
 */
public record Diagnosis(String operation, List<NodeId> missing, String remedy) {
  public Diagnosis {
    missing = List.copyOf(missing);
  }

  public static Diagnosis of(String operation) {
    return new Diagnosis(operation, List.of(), "");
  }

  /** One line: the operation, who is missing, who may act. */
  @Override
  public String toString() {
    String nodes = missing.stream().map(NodeId::toString).collect(Collectors.joining(", "));
    return operation
        + (missing.isEmpty() ? "" : "; missing: " + nodes)
        + (remedy.isEmpty() ? "" : "; " + remedy);
  }
}
