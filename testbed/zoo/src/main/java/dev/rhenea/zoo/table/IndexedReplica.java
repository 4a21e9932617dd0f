package dev.rhenea.zoo.table;

import dev.rhenea.node.table.TableStore;
import dev.rhenea.node.table.machine.Action;
import dev.rhenea.node.table.machine.Command;
import dev.rhenea.node.table.machine.Envelope;
import dev.rhenea.node.table.machine.Found;
import dev.rhenea.node.table.machine.IndexDefinition;
import dev.rhenea.node.table.machine.IndexQuery;
import dev.rhenea.node.table.machine.IndexRange;
import dev.rhenea.node.table.machine.JsonPointer;
import dev.rhenea.node.table.machine.Page;
import dev.rhenea.node.table.machine.Range;
import dev.rhenea.node.table.machine.Transaction;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A store, the log that is played into it, and what it should hold. */
final class IndexedReplica implements Closeable {
  private static final String INDEX = "by-n";
  private static final String PREFIX = "u";
  private static final long QUERY = 1;
  private static final int PAGE = 400;

  /** More than one step of building takes. */
  private static final int ROWS = 3000;

  /** What this version cannot apply. */
  private static final Payload NEWER = Payload.wrap(new byte[] {(byte) 0xC7, (byte) 0xFF});

  private final Path folder;
  private final SplittableRandom random;
  private final List<LogEntry> log = new ArrayList<>();

  /** The numbers in the values of the keys that the index covers. */
  private final Map<String, Long> numbers = new TreeMap<>();

  private TableStore store;

  IndexedReplica(Path folder, SplittableRandom random) throws IOException {
    this.folder = folder;
    this.random = random;
    this.store = TableStore.open(folder);
    List<Action> first = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      first.add(put());
    }
    first.forEach(this::carryOut);
    Command rows = new Command.Transact(new Transaction(List.of(), first));
    Optional<JsonPointer> field = Optional.of(JsonPointer.parse("/n"));
    apply(List.of(rows, new Command.CreateIndex(INDEX, new IndexDefinition(PREFIX, field))));
  }

  /** A batch, perhaps after one that ends in what cannot be applied; perhaps a restart. */
  void next() throws IOException {
    Map<String, Long> before = new TreeMap<>(numbers);
    List<Command> batch = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      batch.add(command());
    }
    if (random.nextInt(3) == 0) {
      fail(batch, before);
    } else {
      apply(batch);
    }
    if (random.nextInt(10) == 0) {
      store.close();
      store = TableStore.open(folder);
      play();
    }
  }

  private Command command() {
    if (random.nextInt(12) == 0) {
      return new Command.IndexStep();
    }
    Action action = random.nextInt(4) == 0 ? new Action.Delete(key()) : put();
    carryOut(action);
    return new Command.Transact(new Transaction(List.of(), List.of(action)));
  }

  private Action put() {
    String value = random.nextInt(5) == 0 ? "nothing" : "{\"n\": " + random.nextInt(-20, 20) + "}";
    return new Action.Put(key(), Payload.utf8(value));
  }

  private String key() {
    return (random.nextInt(5) == 0 ? "v" : PREFIX) + random.nextInt(ROWS);
  }

  private void carryOut(Action action) {
    numbers.remove(action.key());
    if (action instanceof Action.Put(String key, Payload value)
        && key.startsWith(PREFIX)
        && value.toUtf8().startsWith("{")) {
      String text = value.toUtf8();
      numbers.put(key, Long.parseLong(text.substring(6, text.length() - 1)));
    }
  }

  /**
   * The batch is not applied, because of what stands behind it: nothing of it may be there. The log
   * goes on as if it had never been asked for.
   *
   * @param before what there was without it
   */
  private void fail(List<Command> batch, Map<String, Long> before) {
    List<LogEntry> entries = entries(batch);
    entries.add(new LogEntry(new Lsn(log.size() + batch.size()), NEWER));
    try {
      store.apply(entries, new Lsn(log.size() + entries.size()));
      throw new IllegalStateException("a command of a newer format was applied");
    } catch (RuntimeException refused) {
      if (!String.valueOf(refused.getMessage()).contains("upgrade")) {
        throw refused;
      }
    }
    numbers.clear();
    numbers.putAll(before);
  }

  private void apply(List<Command> batch) {
    log.addAll(entries(batch));
    play();
  }

  private List<LogEntry> entries(List<Command> batch) {
    List<LogEntry> entries = new ArrayList<>();
    for (Command command : batch) {
      Lsn lsn = new Lsn(log.size() + entries.size());
      entries.add(
          new LogEntry(lsn, new Envelope(1, lsn.value(), Optional.empty(), command).encode()));
    }
    return entries;
  }

  private void play() {
    Lsn end = new Lsn(log.size());
    while (store.cursor().isBefore(end)) {
      store.apply(log.subList((int) store.cursor().value(), log.size()), end);
    }
  }

  /** Whether the index, if it is ready, has the rows it should have, in the order of numbers. */
  boolean isRight() {
    List<String> expected = expected();
    try {
      Optional<List<String>> found = ask();
      return found.isEmpty() || found.get().equals(expected);
    } catch (IllegalStateException impossible) {
      return false;
    }
  }

  private List<String> expected() {
    return numbers.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** All keys in the order of the index, as of now although commands are applied meanwhile. */
  private Optional<List<String>> ask() {
    TableStore.Begun begun = store.beginQuery(QUERY, IndexQuery.all(INDEX), PAGE);
    if (!(begun.lookup() instanceof IndexRange whole)) {
      return Optional.empty();
    }
    List<String> keys = new ArrayList<>();
    Optional<Page> page = begun.page();
    Range rest = whole;
    while (page.isPresent()) {
      page.get().rows().stream().map(Found::key).forEach(keys::add);
      Optional<Payload> next = page.get().next();
      if (next.isEmpty()) {
        break;
      }
      apply(List.of(command(), command()));
      rest = rest.from(next.get());
      page = store.resumeScan(QUERY, rest, PAGE);
    }
    store.releaseScan(QUERY);
    return Optional.of(keys);
  }

  @Override
  public void close() {
    store.close();
  }
}
