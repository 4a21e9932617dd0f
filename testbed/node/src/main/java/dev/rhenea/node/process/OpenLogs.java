package dev.rhenea.node.process;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.http.LogOpener;
import dev.rhenea.node.http.Membership;
import dev.rhenea.node.http.OnLoop;
import dev.rhenea.node.http.StartingApi;
import dev.rhenea.node.observe.Activations;
import dev.rhenea.node.runtime.NodeRuntime;
import dev.rhenea.provider.Host;
import dev.rhenea.virtuallog.VirtualLog;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logs that are open on this node: each once, whoever asks for it. Thread-safe. */
final class OpenLogs implements LogOpener {
  private static final Logger LOG = LoggerFactory.getLogger(OpenLogs.class);

  private final Plan plan;
  private final Supplier<Membership> members;
  private final NodeRuntime runtime;
  private final StartingApi starting;
  private final Activations activations;
  private final Consumer<OpenLog> keeper;
  private final ConcurrentMap<String, CompletableFuture<OnLoop<VirtualLog>>> opening =
      new ConcurrentHashMap<>();
  private final SortedMap<String, OnLoop<VirtualLog>> open = new ConcurrentSkipListMap<>();

  /**
   * None is open yet.
   *
   * @param starting hears what logs wait for
   * @param activations hears what is active when a log is opened
   * @param keeper has to close the logs
   */
  OpenLogs(
      Plan plan,
      Supplier<Membership> members,
      NodeRuntime runtime,
      StartingApi starting,
      Activations activations,
      Consumer<OpenLog> keeper) {
    this.plan = plan;
    this.members = members;
    this.runtime = runtime;
    this.starting = starting;
    this.activations = activations;
    this.keeper = keeper;
  }

  /** Those that are open by now, by name. */
  SortedMap<String, OnLoop<VirtualLog>> open() {
    return open;
  }

  @Override
  public CompletableFuture<OnLoop<VirtualLog>> open(String name, String composition) {
    return opening.computeIfAbsent(name, log -> begin(log, composition));
  }

  private CompletableFuture<OnLoop<VirtualLog>> begin(String name, String composition) {
    CompletableFuture<OnLoop<VirtualLog>> opened = new CompletableFuture<>();
    Parsed parsed = // may name nodes that left since
        Composition.parse(composition, plan.catalogue(), Optional.empty());
    if (!(parsed instanceof Parsed.Accepted(var first))) {
      opened.completeExceptionally(
          new IllegalStateException("the directory holds what cannot be built: " + composition));
      return opened;
    }
    Host host = runtime.host(new UnitId("log:" + name));
    Environment environment = host.environment();
    LogOpening steps =
        new LogOpening(
            plan,
            members,
            host,
            name,
            first,
            why -> {
              LOG.info("log {} is not open yet: {}", name, why);
              starting.waits(name, why);
            });
    environment.execute(() ->
        steps
            .run()
            .whenDone(
                log -> {
                  OnLoop<VirtualLog> shared = new OnLoop<>(environment, log);
                  keeper.accept(new OpenLog(shared));
                  activations.active(
                      environment.unit(),
                      log.status().stored().chain().active().id(),
                      environment.timers().now());
                  open.put(name, shared);
                  opened.complete(shared);
                },
                opened::completeExceptionally));
    return opened;
  }
}
