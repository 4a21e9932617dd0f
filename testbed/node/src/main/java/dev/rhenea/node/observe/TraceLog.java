package dev.rhenea.node.observe;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.runtime.TraceObserver;
import dev.rhenea.virtuallog.Reconfiguration;
import dev.rhenea.virtuallog.VirtualLogTrace;
import java.lang.reflect.RecordComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes what happens to the logs as whole into the node's log: the step's name as in charts and
 * metrics, and its facts as key-value pairs. What happens to single entries is counted only, see
 * {@link NodeMetrics}.
 */
public final class TraceLog implements TraceObserver {
  private static final Logger LOG = LoggerFactory.getLogger("dev.rhenea.trace");

  @Override
  public void observe(NodeId node, UnitId unit, long nanos, Trace step) {
    boolean concernsLog =
        step instanceof VirtualLogTrace
            || Reconfiguration.class.equals(step.getClass().getEnclosingClass());
    if (concernsLog && LOG.isInfoEnabled()) {
      LoggingEventBuilder line =
          LOG.atInfo().addKeyValue("node", node.name()).addKeyValue("unit", unit.text());
      for (RecordComponent fact : step.getClass().getRecordComponents()) {
        line = line.addKeyValue(fact.getName(), value(step, fact));
      }
      line.log(step.step());
    }
  }

  private static Object value(Trace step, RecordComponent fact) {
    try {
      return fact.getAccessor().invoke(step);
    } catch (ReflectiveOperationException unreadable) {
      throw new IllegalStateException("not a public record: " + step, unreadable);
    }
  }
}
