package dev.rhenea.node.observe;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.runtime.TraceObserver;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLogTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * When this node learned of the recent active segments of its logs, from the traces of their
 * handles. Thread-safe.
 */
public final class Activations implements TraceObserver {
  private static final int REMEMBERED = 64;

  private final ConcurrentMap<UnitId, List<Activation>> logs = new ConcurrentHashMap<>();

  /**
   * A segment became the active one, as far as this node knows.
   *
   * @param at in milliseconds of the node's clock
   */
  public record Activation(SegmentId segment, long at) {}

  @Override
  public void observe(NodeId node, UnitId unit, long nanos, Trace step) {
    if (step instanceof VirtualLogTrace.Adopted(var _, SegmentId active)) {
      active(unit, active, nanos);
    }
  }

  /**
   * That segment is the active one.
   *
   * @param log the unit of the log's handle
   * @param nanos of the node's clock
   */
  public void active(UnitId log, SegmentId segment, long nanos) {
    Activation activation = new Activation(segment, TimeUnit.NANOSECONDS.toMillis(nanos));
    logs.merge(log, List.of(activation), (known, _) -> with(known, activation));
  }

  /** Those of a log, in order; the first is the one that was active when the node opened it. */
  public List<Activation> of(UnitId log) {
    return logs.getOrDefault(log, List.of());
  }

  private static List<Activation> with(List<Activation> known, Activation next) {
    if (known.getLast().segment().equals(next.segment())) {
      return known;
    }
    List<Activation> more = new ArrayList<>(known);
    more.add(next);
    return List.copyOf(more.subList(Math.max(0, more.size() - REMEMBERED), more.size()));
  }
}
