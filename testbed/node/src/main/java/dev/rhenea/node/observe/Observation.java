package dev.rhenea.node.observe;

import dev.rhenea.node.journal.Journal;
import dev.rhenea.node.runtime.NodeRuntime;
import java.util.function.IntSupplier;

/**
 * Everything that watches a node.
 *
 * @param switches how recent switches went
 * @param activations when segments became active
 * @param appends how long recent appends through this node took
 */
public record Observation(
    NodeMetrics metrics, SwitchTimes switches, Activations activations, AppendTimes appends) {
  /**
   * Watches {@code runtime} from now on.
   *
   * @param members how many nodes the cluster has
   */
  public static Observation of(NodeRuntime runtime, Journal journal, IntSupplier members) {
    NodeMetrics metrics =
        new NodeMetrics(journal, runtime::units, members, runtime.transport()::waiting);
    SwitchTimes switches = new SwitchTimes(metrics::switched);
    Activations activations = new Activations();
    runtime.observe(metrics);
    runtime.observe(switches);
    runtime.observe(activations);
    runtime.observe(new TraceLog());
    return new Observation(
        metrics, switches, activations, new AppendTimes(System::nanoTime, metrics::appended));
  }
}
