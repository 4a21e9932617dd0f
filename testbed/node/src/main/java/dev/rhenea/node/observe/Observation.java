package dev.rhenea.node.observe;

import dev.rhenea.node.journal.Journal;
import dev.rhenea.node.runtime.NodeRuntime;

/**
 * Everything that watches a node.
 *
 * @param switches how recent switches went
 */
public record Observation(NodeMetrics metrics, SwitchTimes switches) {
  /** Watches {@code runtime} from now on. */
  public static Observation of(NodeRuntime runtime, Journal journal) {
    NodeMetrics metrics = new NodeMetrics(journal, runtime::units);
    SwitchTimes switches = new SwitchTimes(metrics::switched);
    runtime.observe(metrics);
    runtime.observe(switches);
    runtime.observe(new TraceLog());
    return new Observation(metrics, switches);
  }
}
