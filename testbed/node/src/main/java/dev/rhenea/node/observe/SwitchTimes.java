package dev.rhenea.node.observe;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.UnitId;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.node.runtime.TraceObserver;
import dev.rhenea.virtuallog.IntentId;
import dev.rhenea.virtuallog.Reconfiguration;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * When the steps of recent reconfigurations ended that this node drove and won, from their traces.
 * Thread-safe.
 */
public final class SwitchTimes implements TraceObserver {
  private static final int REMEMBERED = 64;

  private final Consumer<Steps> whole;
  private final Map<IntentId, Steps> running = bounded();
  private final Map<LogletId, Steps> installed = bounded();

  /**
   * When the steps ended, in nanoseconds of the node's clock; 0 if they have not. One node may
   * drive an intent twice over, for whoever asked for it and because it found it pending: a step
   * has ended when the faster of them has done it.
   */
  public record Steps(long recorded, long created, long sealed, long measured, long installed) {
    static final Steps NONE = new Steps(0, 0, 0, 0, 0);

    private Steps recorded(long at) {
      return new Steps(at, created, sealed, measured, installed);
    }

    private Steps created(long at) {
      return created > 0 ? this : new Steps(recorded, at, sealed, measured, installed);
    }

    private Steps sealed(long at) {
      return sealed > 0 ? this : new Steps(recorded, created, at, measured, installed);
    }

    private Steps measured(long at) {
      return measured > 0 ? this : new Steps(recorded, created, sealed, at, installed);
    }

    private Steps installed(long at) {
      return new Steps(recorded, created, sealed, measured, at);
    }

    /** To create the new Loglet; appends go on meanwhile. */
    public Duration create() {
      return Duration.ofNanos(created - recorded);
    }

    /** To seal the old Loglet. */
    public Duration seal() {
      return Duration.ofNanos(sealed - created);
    }

    /** To find where the sealed Loglet ends. */
    public Duration tail() {
      return Duration.ofNanos(measured - sealed);
    }

    /** To write the new chain. */
    public Duration install() {
      return Duration.ofNanos(installed - measured);
    }

    /** From the first seal message to the new chain: appends through this node wait no longer. */
    public Duration downtime() {
      return Duration.ofNanos(installed - created);
    }

    /** This node did every step itself, one after the other. */
    boolean isWhole() {
      return recorded > 0 && created > 0 && sealed > 0 && measured > 0 && installed > 0;
    }
  }

  /**
   * Remembers nothing yet.
   *
   * @param whole told of every switch that this node carried out from its first step to its last
   */
  public SwitchTimes(Consumer<Steps> whole) {
    this.whole = whole;
  }

  @Override
  public synchronized void observe(NodeId node, UnitId unit, long now, Trace step) {
    switch (step) {
      case Reconfiguration.IntentWritten(var intent, var version) ->
          running.put(intent.id(), Steps.NONE.recorded(now));
      case Reconfiguration.Created(var intent, var candidate) ->
          running.computeIfPresent(intent, (id, steps) -> steps.created(now));
      case Reconfiguration.Sealed(var intent, var segment) ->
          running.computeIfPresent(intent, (id, steps) -> steps.sealed(now));
      case Reconfiguration.TailKnown(var intent, var segment, var stop) ->
          running.computeIfPresent(intent, (id, steps) -> steps.measured(now));
      case Reconfiguration.Installed(var intent, var segment, var loglet, var version) -> {
        Steps steps = running.remove(intent);
        if (steps != null) {
          Steps all = steps.installed(now);
          installed.put(loglet, all);
          if (all.isWhole()) {
            whole.accept(all);
          }
        }
      }
      case Reconfiguration.Failed(var intent, var reason) -> running.remove(intent);
      default -> {}
    }
  }

  /** How {@code loglet} came into its chain, if this node did all of it and it is not long ago. */
  public synchronized Optional<Steps> of(LogletId loglet) {
    return Optional.ofNullable(installed.get(loglet)).filter(Steps::isWhole);
  }

  private static <K> Map<K, Steps> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, Steps> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
