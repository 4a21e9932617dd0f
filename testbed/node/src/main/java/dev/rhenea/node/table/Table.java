package dev.rhenea.node.table;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.node.table.copy.Snapshot;
import dev.rhenea.node.table.copy.Snapshots;
import dev.rhenea.node.table.machine.Command;
import dev.rhenea.node.table.machine.Envelope;
import dev.rhenea.node.table.machine.Index;
import dev.rhenea.node.table.machine.IndexQuery;
import dev.rhenea.node.table.machine.KeyRange;
import dev.rhenea.node.table.machine.Machine;
import dev.rhenea.node.table.machine.Result;
import dev.rhenea.node.table.machine.Retention;
import dev.rhenea.node.table.machine.SessionCall;
import dev.rhenea.node.table.machine.Transaction;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.VirtualLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A linearizable table, replicated by playing one log on every node. Called, and completing, on the
 * loop of its environment; the store is read and written on other threads.
 */
public final class Table {
  /** The name of the log that the table is played from; nobody else appends to it. */
  public static final String LOG = "table";

  /** An idle replica plays the log this often; nothing but its freshness depends on it. */
  private static final Duration CATCH_UP = Duration.ofMillis(500);

  private final Environment environment;
  private final VirtualLog log;
  private final TableStore store;
  private final long origin;
  private final SharedTail tails;
  private final Player player;
  private final Scans scans;
  private final Supplier<List<NodeId>> members;
  private final Snapshots snapshots;
  private final Upkeep upkeep;
  private final IndexWork indexWork;
  private final Map<Long, Promise<WriteOutcome>> pending = new LinkedHashMap<>();
  private long commands;
  private long reads;
  private boolean closed;

  /**
   * Starts playing {@code log} from where {@code store} is; the caller closes both after {@link
   * #close}.
   */
  public Table(Environment environment, VirtualLog log, TableStore store, Replication replication) {
    this.environment = environment;
    this.log = log;
    this.store = store;
    this.origin = environment.random().nextLong();
    this.tails = new SharedTail(environment, log::checkTail);
    this.player =
        new Player(
            environment, log, store, store.cursor(), replication.bootstrap(), new Listener());
    this.members = replication.members();
    this.snapshots = replication.snapshots();
    this.upkeep =
        new Upkeep(
            environment,
            log,
            store,
            replication.retention(),
            replication.members(),
            command -> write(command, Optional.empty()),
            store.replicas().getOrDefault(environment.node(), Lsn.ZERO));
    this.scans = new Scans(environment, store);
    this.indexWork =
        new IndexWork(environment, store, () -> write(new Command.IndexStep(), Optional.empty()));
    environment.execute(indexWork::needed);
    environment.execute(this::catchUp);
  }

  /**
   * Appends {@code command} and answers with its own result.
   *
   * @param session which call it is, if it is to take effect once however often it is sent
   */
  public Future<WriteOutcome> write(Command command, Optional<SessionCall> session) {
    for (String key : command.keys()) {
      int length = key.getBytes(StandardCharsets.UTF_8).length;
      if (length > Command.LONGEST_KEY) {
        return environment.completed(
            new WriteOutcome.Rejected(new Rejection.TooLarge(length, Command.LONGEST_KEY)));
      }
    }
    if (closed) {
      return environment.completed(new WriteOutcome.Rejected(new Rejection.Closed()));
    }
    if (player.copying().isPresent()) {
      return environment.completed(new WriteOutcome.Unready(player.copying().get()));
    }
    Promise<WriteOutcome> outcome = environment.promise();
    if (command instanceof Command.CreateIndex || command instanceof Command.DropIndex) {
      outcome.whenDone(indexWork::begun);
    }
    long number = commands++;
    pending.put(number, outcome);
    log.append(new Envelope(origin, number, session, command).encode())
        .whenDone(
            result -> appended(number, result),
            why -> end(number, new WriteOutcome.Indeterminate(why.diagnosis())));
    return outcome;
  }

  /** What {@code transaction}, which is read-only, finds at one position not before this call. */
  public Future<Result> read(Transaction transaction) {
    return upToDate().compose(played -> environment.blocking(() -> store.read(transaction)));
  }

  /**
   * The first rows of {@code range} at one position not before this call.
   *
   * @param limit the most rows to answer with, at least 1
   */
  public Future<Scanned> scan(KeyRange range, int limit) {
    return upToDate().compose(played -> scans.begin(range, limit));
  }

  /**
   * The first rows of what {@code query} asks for at one position not before this call.
   *
   * @param limit the most rows to answer with, at least 1
   */
  public Future<Queried> query(IndexQuery query, int limit) {
    return upToDate().compose(played -> scans.begin(query, limit));
  }

  /** The indexes there are at a position not before this call. */
  public Future<List<Index>> indexes() {
    return upToDate().compose(played -> environment.blocking(store::indexes));
  }

  /**
   * More of a scan, or of what an index was asked for, as of the same position; empty if this node
   * does not hold that any more.
   */
  public Future<Optional<Scanned>> scan(Continuation more, int limit) {
    return scans.resume(more, limit);
  }

  /** Done when everything is applied that completed before this call. */
  private Future<Done> upToDate() {
    reads++;
    return tails.ask().compose(player::playTo);
  }

  /** Whether without the replica on {@code node} a majority has on disk what is trimmed (T1). */
  public Future<Boolean> canDoWithout(NodeId node) {
    return upToDate()
        .compose(played -> environment.blocking(store::replicas))
        .map(durable ->
            Retention.covers(
                durable,
                members.get().stream().filter(member -> !member.equals(node)).toList(),
                log.status().stored().chain().trimMark()));
  }

  /** Takes a snapshot of this replica's state, for another one. */
  public Future<Snapshot> takeSnapshot() {
    return player
        .copying()
        .map(environment::<Snapshot>unavailable)
        .orElseGet(() -> environment.blocking(snapshots::take));
  }

  /**
   * A part of a file of a snapshot; empty if there is no such snapshot any more, or no such file.
   */
  public Future<Optional<Payload>> readSnapshot(long snapshot, String file, long from) {
    return environment.blocking(() -> snapshots.read(snapshot, file, from));
  }

  /** Every command below this position is reflected in the local state. */
  public Lsn applied() {
    return player.applied();
  }

  /** Refuses further writes; those under way end as they may. */
  public void close() {
    closed = true;
    indexWork.close();
  }

  private void appended(long number, AppendResult result) {
    switch (result) {
      case AppendResult.Appended(Lsn lsn) ->
          player
              .playTo(lsn.next())
              .whenDone(played -> lost(number, lsn), why -> unplayed(number, lsn, why));
      case AppendResult.Rejected(Rejection why) -> end(number, new WriteOutcome.Rejected(why));
      case AppendResult.Indeterminate(Diagnosis cause) ->
          end(number, new WriteOutcome.Indeterminate(cause));
    }
  }

  /** The player went past a command without handing out its result: the log lost it. */
  private void lost(long number, Lsn lsn) {
    if (pending.containsKey(number)) {
      environment.fault(
          new IllegalStateException("acknowledged command " + number + " is not at " + lsn));
      end(number, new WriteOutcome.Indeterminate(Diagnosis.of("not found at " + lsn)));
    }
  }

  /** It is in the log and will take effect, but what it did is not known. */
  private void unplayed(long number, Lsn lsn, Unavailable why) {
    String what = "the command is at " + lsn + ", but was not played: " + why.diagnosis();
    end(number, new WriteOutcome.Indeterminate(Diagnosis.of(what)));
  }

  private final class Listener implements Player.Listener {
    @Override
    public void replied(Machine.Reply reply) {
      if (reply.origin() == origin) {
        end(reply.number(), new WriteOutcome.Decided(reply.result()));
      }
    }

    @Override
    public void played(Lsn applied, boolean work) {
      upkeep.played(applied);
      if (work) {
        indexWork.needed();
      }
    }

    @Override
    public void copied(Lsn applied) {
      String what =
          "this replica took the state of another one, which does not tell what the command did";
      for (Long number : List.copyOf(pending.keySet())) {
        end(number, new WriteOutcome.Indeterminate(Diagnosis.of(what)));
      }
      upkeep.announce();
      indexWork.needed();
    }
  }

  private void end(long number, WriteOutcome outcome) {
    Promise<WriteOutcome> promise = pending.remove(number);
    if (promise != null) {
      promise.complete(outcome);
    }
  }

  private void catchUp() {
    if (closed) {
      return;
    }
    long before = reads + commands;
    environment
        .timers()
        .after(
            CATCH_UP,
            () -> {
              if (reads + commands == before) {
                tails.ask().compose(player::playTo).whenDone(this::catchUp);
              } else {
                catchUp();
              }
            });
  }
}
