package dev.rhenea.node.process;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.node.directory.DirectoryRegister;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RegisterProvider;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Opens the cluster's directory, making it first if the cluster is new: then it has the logs of the
 * cluster file.
 */
final class DirectoryOpening {
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Plan plan;
  private final Host host;
  private final Consumer<Diagnosis> waiting;

  /**
   * @param waiting told why the directory cannot be opened yet, after every attempt
   */
  DirectoryOpening(Plan plan, Host host, Consumer<Diagnosis> waiting) {
    this.plan = plan;
    this.host = host;
    this.waiting = waiting;
  }

  /** Completes when the directory is open; never gives up. */
  Future<DirectoryRegister> run() {
    Environment environment = host.environment();
    return Loop.run(
        environment,
        Done.DONE,
        again ->
            attempt()
                .<Loop.Step<Done, DirectoryRegister>>map(Loop.Step.Done::new)
                .recover(why -> {
                  waiting.accept(why.diagnosis());
                  return environment.pause(PAUSE).map(Loop.Step.Again::new);
                }));
  }

  private Future<DirectoryRegister> attempt() {
    RegisterProvider provider = plan.catalogue().register(plan.register().protocol()).orElseThrow();
    return provider
        .create(host, DirectoryRegister.ID, plan.register(), DEADLINE)
        .map(created ->
            new DirectoryRegister(
                host.environment(), provider.open(host, DirectoryRegister.ID, created, DEADLINE)))
        .compose(directory ->
            directory
                .found(plan.cluster().logs())
                .map(found -> directory)
                .recover(why ->
                    directory
                        .close()
                        .compose(closed -> host.environment().unavailable(why.diagnosis()))));
  }
}
