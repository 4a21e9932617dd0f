package dev.rhenea.node.table;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.machine.Command;
import dev.rhenea.node.table.machine.Retention;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.VirtualLog;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps the log from growing for ever: now and then the state is flushed, then said in the log to
 * be durable, and then as much of the log is trimmed as all that the replicas said allows ({@link
 * Retention}). In this order, so that what is trimmed is on disks first. Counted in positions: an
 * idle table announces nothing. Loop-confined.
 */
final class Upkeep {
  private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());

  private final Environment environment;
  private final VirtualLog log;
  private final TableStore store;
  private final Retention retention;
  private final Supplier<List<NodeId>> members;
  private final Function<Command, Future<WriteOutcome>> append;
  private Lsn announced;
  private boolean busy;

  /**
   * For the replica on this node.
   *
   * @param members all nodes that have a replica now
   * @param append appends to the table's log
   * @param announced what this replica said last
   */
  Upkeep(
      Environment environment,
      VirtualLog log,
      TableStore store,
      Retention retention,
      Supplier<List<NodeId>> members,
      Function<Command, Future<WriteOutcome>> append,
      Lsn announced) {
    this.environment = environment;
    this.log = log;
    this.store = store;
    this.retention = retention;
    this.members = members;
    this.append = append;
    this.announced = announced;
  }

  /** The log was played up to {@code applied}. */
  void played(Lsn applied) {
    if (!busy && applied.value() - announced.value() >= retention.every()) {
      announce();
    }
  }

  /** Flushes and announces; what fails is done after the next commands. */
  void announce() {
    busy = true;
    environment
        .blocking(store::flush)
        .compose(durable ->
            append
                .apply(new Command.Announce(environment.node(), durable))
                .compose(outcome -> said(outcome, durable)))
        .whenDone(
            done -> busy = false,
            why -> {
              busy = false;
              LOG.log(
                  Level.WARNING,
                  "{0}: upkeep of the table: {1}",
                  environment.node(),
                  why.diagnosis());
            });
  }

  private Future<Done> said(WriteOutcome outcome, Lsn durable) {
    if (!(outcome instanceof WriteOutcome.Decided(var result))) {
      return environment.done();
    }
    announced = durable;
    return environment
        .blocking(store::replicas)
        .compose(replicas -> trim(retention.mark(replicas, members.get(), result.lsn())));
  }

  private Future<Done> trim(Lsn mark) {
    if (!log.status().stored().chain().trimMark().isBefore(mark)) {
      return environment.done();
    }
    return log.prefixTrim(mark)
        .compose(trimmed ->
            log.status().stored().chain().trimmedSegments().isEmpty()
                ? environment.done()
                : log.reconfigTruncate().map(truncated -> Done.DONE));
  }
}
