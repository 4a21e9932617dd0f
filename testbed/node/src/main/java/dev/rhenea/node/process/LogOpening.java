package dev.rhenea.node.process;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.http.Membership;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.register.Version;
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
import java.util.function.Supplier;

/**
 * Opens one log on this node, making it first if the cluster is new. Creation of register and log
 * is idempotent, so every node simply tries until enough others are up.
 */
final class LogOpening {
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** How long a new log waits for nodes that a majority could do without. */
  private static final Duration COMPANY = Duration.ofSeconds(3);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Plan plan;
  private final Supplier<Membership> members;
  private final Host host;
  private final String log;
  private final ProtocolSpec first;
  private final Consumer<Diagnosis> waiting;

  /**
   * @param members the nodes there are now
   * @param first what the log begins on if it has to be made
   * @param waiting told why the log cannot be opened yet, after every attempt
   */
  LogOpening(
      Plan plan,
      Supplier<Membership> members,
      Host host,
      String log,
      ProtocolSpec first,
      Consumer<Diagnosis> waiting) {
    this.plan = plan;
    this.members = members;
    this.host = host;
    this.log = log;
    this.first = first;
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
    RegisterSite site = new RegisterSite(plan, host);
    return site.log(log, members.get().placement())
        .compose(created -> {
          VersionedRegister founding = site.open(created);
          return founding
              .read()
              .compose(read ->
                  read.version().equals(Version.NONE) ? company() : host.environment().done())
              .compose(met -> make(founding))
              .compose(stored -> founding.close())
              .compose(closed -> open(site.open(created)));
        });
  }

  /**
   * Waits a while for every node before a log is made: a Loglet that is made without one that is
   * just starting would be replaced by its like at once.
   */
  private Future<Done> company() {
    Environment environment = host.environment();
    long end = environment.timers().now() + COMPANY.toNanos();
    Pinger pinger = Pinger.start(environment, this::members, Pinger.INTERVAL);
    Future<Done> met =
        Loop.run(
            environment,
            Done.DONE,
            again ->
                environment.timers().now() - end > 0
                        || members().stream().allMatch(node -> pinger.folder(node).isPresent())
                    ? environment.completed(new Loop.Step.Done<>(Done.DONE))
                    : environment.pause(LOOK_AGAIN).map(Loop.Step.Again::new));
    met.whenDone(pinger::close);
    return met;
  }

  private SequencedSet<NodeId> members() {
    return new LinkedHashSet<>(members.get().members());
  }

  private Future<Stored> make(VersionedRegister register) {
    try {
      return VirtualLog.create(host, log, register, first, LogOptions.DEFAULT);
    } catch (InvalidSpec refused) { // the operator's mistake, not a bug
      return host.environment().unavailable(Diagnosis.of(String.valueOf(refused.getMessage())));
    }
  }

  private Future<VirtualLog> open(VersionedRegister register) {
    Pinger pinger = Pinger.start(host.environment(), this::members, Pinger.INTERVAL);
    return VirtualLog.open(host, log, register, pinger, LogOptions.DEFAULT)
        .recover(why -> {
          pinger.close();
          return host.environment().unavailable(why.diagnosis());
        });
  }
}
