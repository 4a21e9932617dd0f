package dev.rhenea.node.process;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.LogOptions;
import dev.rhenea.virtuallog.Pinger;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.function.Consumer;

/**
 * Opens one log on this node, making it first if the cluster is new. Creation of register and log
 * is idempotent, so every node simply tries until enough others are up.
 */
final class LogOpening {
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Plan plan;
  private final Host host;
  private final String log;
  private final Consumer<Diagnosis> waiting;

  /**
   * @param waiting told why the log cannot be opened yet, after every attempt
   */
  LogOpening(Plan plan, Host host, String log, Consumer<Diagnosis> waiting) {
    this.plan = plan;
    this.host = host;
    this.log = log;
    this.waiting = waiting;
  }

  /** Completes when the log is open; never gives up. */
  Future<VirtualLog> run() {
    Environment environment = host.environment();
    return Loop.run(
        environment,
        Done.DONE,
        again ->
            attempt()
                .<Loop.Step<Done, VirtualLog>>map(Loop.Step.Done::new)
                .recover(why -> {
                  waiting.accept(why.diagnosis());
                  return environment.pause(PAUSE).map(Loop.Step.Again::new);
                }));
  }

  private Future<VirtualLog> attempt() {
    RegisterProvider provider = plan.catalogue().register(plan.register().protocol()).orElseThrow();
    RegisterId id = VirtualLog.registerOf(log);
    return provider
        .create(host, id, plan.register(), DEADLINE)
        .compose(created -> {
          VersionedRegister founding = provider.open(host, id, created, DEADLINE);
          return make(founding)
              .compose(stored -> founding.close())
              .compose(closed -> open(provider.open(host, id, created, DEADLINE)));
        });
  }

  private Future<Stored> make(VersionedRegister register) {
    try {
      return VirtualLog.create(host, log, register, first(), LogOptions.DEFAULT);
    } catch (InvalidSpec refused) { // the operator's mistake, not a bug
      return host.environment().unavailable(Diagnosis.of(String.valueOf(refused.getMessage())));
    }
  }

  private Future<VirtualLog> open(VersionedRegister register) {
    SequencedSet<NodeId> members = new LinkedHashSet<>(plan.cluster().members());
    Pinger pinger = Pinger.start(host.environment(), () -> members, Pinger.INTERVAL);
    return VirtualLog.open(host, log, register, pinger, LogOptions.DEFAULT)
        .recover(why -> {
          pinger.close();
          return host.environment().unavailable(why.diagnosis());
        });
  }

  private ProtocolSpec first() {
    return plan.logs().getOrDefault(log, plan.logs().firstEntry().getValue());
  }
}
