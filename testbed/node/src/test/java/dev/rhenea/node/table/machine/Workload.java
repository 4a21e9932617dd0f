package dev.rhenea.node.table.machine;

import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.ProcessId;
import dev.rhenea.checker.history.Value;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Clients that transact and scan at the same time, over one log and two replicas that play it
 * whenever they like. A client may send a call again, through its session, may give up waiting for
 * it, and what it sent may stand in the log long afterwards. One seed, one history.
 */
final class Workload {
  /** What this workload does wrong, so that the checker has something to find. */
  enum Defect {
    NONE,
    /** Reads do not wait until everything is applied that completed before. */
    STALE_READ,
    /** A call that is sent again is a new one. */
    RETRY_AS_NEW,
    /** A scan takes each key from whichever replica is at hand. */
    TORN_SCAN,
    /** An index is asked that is a few commands behind the rows. */
    LATE_INDEX
  }

  /** How many values a selection asks for. */
  private static final int WINDOW = 6;

  private static final List<String> KEYS = List.of("a", "b", "c");
  private static final int CLIENTS = 4;
  private static final String INDEX = "by-value";
  private static final IndexDefinition BY_VALUE =
      new IndexDefinition("", Optional.of(JsonPointer.parse("")));

  private final SplittableRandom random;
  private final Defect defect;
  final List<LogEntry> log = new ArrayList<>();
  final List<Replica> replicas = List.of(new Replica(log), new Replica(log));
  private final List<Operation> history = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();
  private final List<Envelope> underWay = new ArrayList<>();
  private long processes;
  private long written;

  Workload(long seed, Defect defect) {
    this.random = new SplittableRandom(seed);
    this.defect = defect;
    append(new Envelope(0, 0, Optional.empty(), new Command.CreateIndex(INDEX, BY_VALUE)));
    for (int i = 0; i < CLIENTS; i++) {
      Lsn session = append(new Envelope(0, 0, Optional.empty(), new Command.OpenSession()));
      clients.add(new Client(session));
    }
  }

  /** The history of so many steps. */
  List<Operation> run(int steps) {
    for (int i = 0; i < steps; i++) {
      if (!underWay.isEmpty() && random.nextInt(4) == 0) {
        append(underWay.remove(random.nextInt(underWay.size())));
      }
      replica().playTo(random.nextInt(log.size() + 1));
      clients.get(random.nextInt(CLIENTS)).step();
    }
    return history;
  }

  private Replica replica() {
    return replicas.get(random.nextInt(replicas.size()));
  }

  private Lsn append(Envelope envelope) {
    Lsn lsn = new Lsn(log.size());
    log.add(new LogEntry(lsn, envelope.encode()));
    return lsn;
  }

  private void record(Operation.Type type, long process, String f, Value value) {
    history.add(new Operation(history.size(), 0, type, ProcessId.client(process), f, value));
  }

  private final class Client {
    private final Lsn session;
    private long process = processes++;
    private long number;
    private Optional<Transaction> asked = Optional.empty();
    private boolean scanning;
    private OptionalLong selecting = OptionalLong.empty();
    private Optional<Envelope> sent = Optional.empty();
    private int at;
    private Value argument = Value.nil();

    Client(Lsn session) {
      this.session = session;
    }

    void step() {
      if (selecting.isPresent()) {
        finishSelection(selecting.getAsLong());
      } else if (scanning) {
        finishScan();
      } else if (asked.isEmpty()) {
        begin();
      } else if (asked.get().isReadOnly()) {
        answer(read(asked.get()));
      } else if (sent.isEmpty()) {
        send(asked.get());
      } else {
        await();
      }
    }

    private void begin() {
      at = log.size();
      scanning = random.nextInt(4) == 0;
      if (!scanning && random.nextInt(4) == 0) {
        long from = Math.max(0, written - random.nextInt(5));
        selecting = OptionalLong.of(from);
        argument = Value.seq(keys(), Value.of(from), Value.of(from + WINDOW));
        record(Operation.Type.INVOKE, process, "select", argument);
      } else if (scanning) {
        argument = keys();
        record(Operation.Type.INVOKE, process, "multi-get", argument);
      } else {
        Transaction transaction = transaction();
        asked = Optional.of(transaction);
        argument = HistoryForm.asked(transaction);
        record(Operation.Type.INVOKE, process, "txn", argument);
      }
    }

    private Transaction transaction() {
      List<Guard> guards = new ArrayList<>();
      if (random.nextInt(3) == 0) {
        String key = key();
        guards.add(
            random.nextBoolean()
                ? new Guard.Value(key, value(Math.max(0, written - random.nextInt(4))))
                : new Guard.Absent(key));
      }
      List<Action> actions = new ArrayList<>();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        actions.add(
            switch (random.nextInt(5)) {
              case 0 -> new Action.Delete(key());
              case 1, 2 -> new Action.Put(key(), value(++written));
              default -> new Action.Get(key());
            });
      }
      return new Transaction(guards, actions);
    }

    private void send(Transaction transaction) {
      SessionCall call = new SessionCall(session, ++number);
      sent = Optional.of(new Envelope(0, 0, Optional.of(call), new Command.Transact(transaction)));
      underWay.add(sent.get());
      if (random.nextInt(4) == 0) {
        giveUp();
      } else {
        underWay.remove(underWay.size() - 1);
        at = (int) append(sent.get()).value();
      }
    }

    private void await() {
      switch (random.nextInt(4)) {
        case 0 -> {
          Envelope again = sent.orElseThrow();
          underWay.add(
              defect == Defect.RETRY_AS_NEW
                  ? new Envelope(0, 0, Optional.empty(), again.command())
                  : again);
        }
        case 1 -> giveUp();
        default -> answer(replica().playTo(at + 1).results.get(at));
      }
    }

    private void giveUp() {
      record(Operation.Type.INFO, process, "txn", argument);
      process = processes++;
      asked = Optional.empty();
      sent = Optional.empty();
    }

    private Result read(Transaction transaction) {
      Replica replica = replica();
      if (defect != Defect.STALE_READ) {
        replica.playTo(at);
      }
      return Machine.read(replica.cells, transaction, 1000);
    }

    private void answer(Result result) {
      switch (result) {
        case Result.Applied applied ->
            record(
                Operation.Type.OK,
                process,
                "txn",
                HistoryForm.answered(asked.orElseThrow(), applied));
        case Result.GuardFailed _ -> record(Operation.Type.FAIL, process, "txn", argument);
        case Result.AnswerTooLarge _,
            Result.NoSession _,
            Result.NumberPassed _,
            Result.IndexRefused _ ->
            throw new AssertionError(result);
      }
      asked = Optional.empty();
      sent = Optional.empty();
    }

    private void finishSelection(long from) {
      Replica one = replica().playTo(at);
      Replica asked = defect == Defect.LATE_INDEX ? new Replica(log).playTo(late()) : one;
      Lookup range = IndexQuery.between(INDEX, term(from), term(from + WINDOW)).in(asked.cells);
      Page page = Page.of(asked.cells, (IndexRange) range, 99, 9999);
      record(Operation.Type.OK, process, "select", HistoryForm.rows(page.rows()));
      selecting = OptionalLong.empty();
    }

    /** Behind the index's creation. */
    private int late() {
      return Math.max(1, at - 3);
    }

    private void finishScan() {
      Replica one = replica().playTo(at);
      List<Value> rows = new ArrayList<>();
      for (String key : KEYS) {
        Replica from = defect == Defect.TORN_SCAN ? replica().playTo(at) : one;
        rows.add(HistoryForm.row(key, Page.of(from.cells, KeyRange.prefix(key), 1, 99)));
      }
      record(Operation.Type.OK, process, "multi-get", new Value.Seq(rows));
      scanning = false;
    }

    private static Value keys() {
      return new Value.Seq(KEYS.stream().map(Value::of).toList());
    }

    private static Term term(long number) {
      return Term.number(Long.toString(number)).orElseThrow();
    }

    private String key() {
      return KEYS.get(random.nextInt(KEYS.size()));
    }

    private static Payload value(long number) {
      return Payload.utf8(Long.toString(number));
    }
  }
}
