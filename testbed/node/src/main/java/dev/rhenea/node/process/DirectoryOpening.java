package dev.rhenea.node.process;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.node.directory.Arrival;
import dev.rhenea.node.directory.ClusterId;
import dev.rhenea.node.directory.Directory;
import dev.rhenea.node.directory.DirectoryRegister;
import dev.rhenea.provider.Host;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Opens the cluster's directory, making it first if the cluster is new: then it has the logs and
 * the nodes of the cluster file. Then this node says in it who and where it is.
 */
final class DirectoryOpening {
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** The directory, and whether this node is a member. */
  record Entered(DirectoryRegister directory, Arrival arrival) {}

  private final Plan plan;
  private final Host host;
  private final Consumer<Directory> watcher;
  private final Consumer<Diagnosis> waiting;

  /**
   * @param watcher told of every directory that is newer than the last one
   * @param waiting told why the directory cannot be opened yet, after every attempt
   */
  DirectoryOpening(Plan plan, Host host, Consumer<Directory> watcher, Consumer<Diagnosis> waiting) {
    this.plan = plan;
    this.host = host;
    this.watcher = watcher;
    this.waiting = waiting;
  }

  /** Completes when the directory is open and has decided about this node; never gives up. */
  Future<Entered> run() {
    Environment environment = host.environment();
    return Loop.run(
        environment,
        Done.DONE,
        again ->
            attempt()
                .<Loop.Step<Done, Entered>>map(Loop.Step.Done::new)
                .recover(why -> {
                  waiting.accept(why.diagnosis());
                  return environment.pause(PAUSE).map(Loop.Step.Again::new);
                }));
  }

  private Future<Arrival> enter(DirectoryRegister directory) {
    Optional<ClusterId> joined = plan.cluster().id();
    return joined
        .map(id -> directory.read()) // it was there before this node
        .orElseGet(() -> directory.found(plan.cluster().logs(), plan.cluster().nodes()))
        .compose(found -> {
          ClusterId cluster = found.members().orElseThrow().cluster();
          return joined.isPresent() && !joined.get().equals(cluster)
              ? host.environment()
                  .completed(
                      new Arrival.Refused(
                          "the data folder belongs to the cluster with id %s; this one has id %s: name an empty folder"
                              .formatted(joined.get(), cluster)))
              : directory.arrive(
                  plan.self(),
                  host.environment().storage().id(),
                  plan.cluster().address(plan.self()));
        });
  }

  private Future<Entered> attempt() {
    RegisterSite site = new RegisterSite(plan, host);
    return site.directory(Optional.empty())
        .map(created -> new DirectoryRegister(host.environment(), site.open(created), watcher))
        .compose(directory ->
            enter(directory)
                .map(arrival -> new Entered(directory, arrival))
                .recover(why ->
                    directory
                        .close()
                        .compose(closed -> host.environment().unavailable(why.diagnosis()))));
  }
}
