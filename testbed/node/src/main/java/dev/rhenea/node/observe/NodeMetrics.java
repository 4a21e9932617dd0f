package dev.rhenea.node.observe;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.journal.Journal;
import dev.rhenea.node.journal.JournalCounts;
import dev.rhenea.node.runtime.TraceObserver;
import dev.rhenea.virtuallog.Status;
import dev.rhenea.virtuallog.VirtualLogTrace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/**
 * What a node did and how it is, in numbers; each has its description in the text that Prometheus
 * reads. Thread-safe.
 */
public final class NodeMetrics implements TraceObserver {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(200),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Class<?>, Counter> steps = new ConcurrentHashMap<>();
  private final Map<String, AtomicReference<Status>> logs = new ConcurrentHashMap<>();
  private final Counter lookedUp;

  /**
   * The metrics of a node.
   *
   * @param units how many units its runtime holds
   * @param members how many nodes the cluster has
   * @param unsent how many bytes wait to be sent to other nodes
   */
  public NodeMetrics(Journal journal, IntSupplier units, IntSupplier members, LongSupplier unsent) {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    journal("records", "Records written to the journal.", journal, JournalCounts::records);
    journal("syncs", "Batches of records made durable together.", journal, JournalCounts::batches);
    journal("bytes", "Bytes written to the journal.", journal, JournalCounts::bytes);
    Gauge.builder("rhenea.journal.waiting", journal, Journal::waiting)
        .description("Changes that wait for the journal's writer.")
        .register(registry);
    Gauge.builder("rhenea.peers.waiting.bytes", unsent, LongSupplier::getAsLong)
        .description("Bytes of messages that wait to be sent to other nodes.")
        .strongReference(true)
        .register(registry);
    Gauge.builder("rhenea.units", units, IntSupplier::getAsInt)
        .description("Units of this node: one for each Loglet, register and log it has to do with.")
        .strongReference(true)
        .register(registry);
    Gauge.builder("rhenea.members", members, IntSupplier::getAsInt)
        .description("Nodes of the cluster, as this one knows them.")
        .strongReference(true)
        .register(registry);
    lookedUp =
        Counter.builder("rhenea.appends.looked.up")
            .description("Appends caught by a seal, looked up behind it: zombies, or in the log.")
            .register(registry);
  }

  @Override
  public void observe(NodeId node, UnitId unit, long nanos, Trace step) {
    steps.computeIfAbsent(step.getClass(), type -> counter(step)).increment();
    if (step instanceof VirtualLogTrace.Resolved resolved) {
      lookedUp.increment(resolved.sent());
    }
  }

  /** An append to that log through this node was acknowledged, so long after it was asked for. */
  public void appended(String log, Duration took) {
    Timer.builder("rhenea.appends")
        .description("Appends through this node that were acknowledged, the table's among them.")
        .tag("log", log)
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(took);
  }

  /** A request of that kind was answered with that outcome: ok, fail or info. */
  public void answered(String method, String route, String outcome, Duration time) {
    Timer.builder("rhenea.http.requests")
        .description("Requests over HTTP, until they were answered.")
        .tags("method", method, "route", route, "outcome", outcome)
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(time);
  }

  /** A switch that this node carried out. */
  public void switched(SwitchTimes.Steps steps) {
    phase("create", steps.create());
    phase("seal", steps.seal());
    phase("tail", steps.tail());
    phase("install", steps.install());
    phase("downtime", steps.downtime());
  }

  /** How a log is now, as this node knows it. */
  public void look(Status status) {
    logs.computeIfAbsent(status.log(), log -> gauges(log, status)).set(status);
  }

  /** Everything, in Prometheus's text format. */
  public String text() {
    return registry.scrape();
  }

  private AtomicReference<Status> gauges(String log, Status first) {
    AtomicReference<Status> latest = new AtomicReference<>(first);
    log("segments", "Segments in the chain.", log, latest, NodeMetrics::segments);
    log("segments.empty", "Segments that were replaced unused.", log, latest, NodeMetrics::empty);
    log("version", "Version of the chain.", log, latest, s -> s.stored().version().number());
    log("tail", "A lower bound of the tail.", log, latest, s -> s.knownTail().value());
    log("trim.mark", "The trim mark.", log, latest, s -> s.stored().chain().trimMark().value());
    log("outstanding", "Appends through this node under way.", log, latest, Status::outstanding);
    log("suspects", "Nodes that seem to have failed.", log, latest, s -> s.suspects().size());
    log(
        "pending",
        "1 while a reconfiguration is under way.",
        log,
        latest,
        s -> s.stored().record().pending().isPresent() ? 1 : 0);
    return latest;
  }

  private static double segments(Status status) {
    return status.stored().chain().segments().size();
  }

  private static double empty(Status status) {
    return status.stored().chain().segments().stream()
        .filter(segment -> segment.stop().filter(segment.start()::equals).isPresent())
        .count();
  }

  private void log(
      String name,
      String description,
      String log,
      AtomicReference<Status> latest,
      ToDoubleFunction<Status> value) {
    Gauge.builder("rhenea.log." + name, latest, status -> value.applyAsDouble(status.get()))
        .description(description)
        .tag("log", log)
        .register(registry);
  }

  private void journal(
      String name, String description, Journal journal, ToDoubleFunction<JournalCounts> value) {
    FunctionCounter.builder(
            "rhenea.journal." + name, journal, each -> value.applyAsDouble(each.counts()))
        .description(description)
        .register(registry);
  }

  private void phase(String phase, Duration time) {
    Timer.builder("rhenea.switch")
        .description("Phases of the switches this node carried out; downtime is seal to install.")
        .tag("phase", phase)
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(time);
  }

  private Counter counter(Trace step) {
    return Counter.builder("rhenea.steps")
        .description("Steps that the protocols on this node reported.")
        .tag("step", step.step())
        .register(registry);
  }
}
