package dev.rhenea.node.table.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A log of random commands on rows and indexes, and what the table is after it, naively. */
final class IndexWorkload {
  private static final int ROWS = 2 * IndexStep.MOST + 300;
  private static final List<String> NAMES = List.of("x", "y", "z");
  private static final List<IndexDefinition> DEFINITIONS =
      List.of(
          new IndexDefinition("", at("/n")),
          new IndexDefinition("u/", at("/s")),
          new IndexDefinition("u/1", at("/n")),
          new IndexDefinition("v", Optional.empty()),
          new IndexDefinition("", at("/long")));

  final List<LogEntry> log = new ArrayList<>();
  private final SplittableRandom random;
  private final Map<String, Payload> rows = new TreeMap<>();
  private final Map<String, IndexDefinition> indexes = new LinkedHashMap<>();
  private Command latest = new Command.IndexStep();
  int answered;

  IndexWorkload(long seed) {
    this.random = new SplittableRandom(seed);
    List<Action> first = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      first.add(new Action.Put(key(), value()));
    }
    first.add(new Action.Put("w/long", json("long", "\"" + "x".repeat(2000) + "\"")));
    add(new Command.Transact(new Transaction(List.of(), first)));
    carryOut(first);
  }

  private static Optional<JsonPointer> at(String pointer) {
    return Optional.of(JsonPointer.parse(pointer));
  }

  private void add(Command command) {
    latest = command;
    Lsn lsn = new Lsn(log.size());
    log.add(new LogEntry(lsn, new Envelope(1, lsn.value(), Optional.empty(), command).encode()));
  }

  /** Adds a command. */
  void next() {
    add(
        switch (random.nextInt(10)) {
          case 0 -> new Command.CreateIndex(name(), definition());
          case 1 -> random.nextInt(4) == 0 ? new Command.DropIndex(name()) : step();
          case 2 -> step();
          case 3 -> new Command.Delete(key());
          case 4, 5 -> new Command.Transact(new Transaction(List.of(), actions()));
          case 6 -> new Command.CompareAndSet(key(), Optional.empty(), value());
          default -> new Command.Put(key(), value());
        });
  }

  private static Command step() {
    return new Command.IndexStep();
  }

  /** The replica says what became of the latest command. */
  void heard(Result result) {
    List<Action> actions =
        switch (latest) {
          case Command.Put(String key, Payload value) -> List.of(new Action.Put(key, value));
          case Command.Delete(String key) -> List.of(new Action.Delete(key));
          case Command.CompareAndSet(String key, var _, Payload value) ->
              List.of(new Action.Put(key, value));
          case Command.Transact(Transaction transaction) -> transaction.actions();
          default -> List.of();
        };
    if (result instanceof Result.Applied) {
      carryOut(actions);
      if (latest instanceof Command.CreateIndex(String name, IndexDefinition definition)) {
        indexes.put(name, definition);
      } else if (latest instanceof Command.DropIndex(String name)) {
        assertThat(indexes.remove(name)).isNotNull();
      }
    }
  }

  private void carryOut(List<Action> actions) {
    for (Action action : actions) {
      if (action instanceof Action.Put(String key, Payload value)) {
        rows.put(key, value);
      } else {
        rows.remove(action.key());
      }
    }
  }

  /** Ends all work on indexes. */
  void finish(Replica replica) {
    replica.playTo(log.size());
    do {
      add(step());
      replica.playTo(log.size());
    } while (Indexes.unfinished(replica.cells).isPresent());
  }

  /** What the cells answer is what filtering all rows finds. */
  void compare(Cells cells) {
    assertThat(Indexes.named(cells).stream().map(Index::name))
        .containsExactlyInAnyOrderElementsOf(indexes.keySet());
    for (Index index : Indexes.named(cells)) {
      assertThat(index.definition()).isEqualTo(indexes.get(index.name()));
      if (index.state() instanceof IndexState.Ready) {
        Term one = term();
        Term other = term();
        same(cells, index, IndexQuery.all(index.name()));
        same(cells, index, IndexQuery.equal(index.name(), one));
        same(cells, index, IndexQuery.between(index.name(), one, other));
        same(cells, index, IndexQuery.from(index.name(), one));
        same(cells, index, IndexQuery.beginning(index.name(), "a").orElseThrow());
      }
    }
  }

  private void same(Cells cells, Index index, IndexQuery query) {
    record Hit(Payload place, Found found) {}
    Comparator<Payload> byBytes =
        (a, b) -> Arrays.compareUnsigned(a.toByteArray(), b.toByteArray());
    List<Found> expected =
        rows.entrySet().stream()
            .filter(row -> row.getKey().startsWith(index.definition().prefix()))
            .flatMap(row ->
                index.definition().term(row.getValue()).stream()
                    .filter(term -> byBytes.compare(term.bytes(), query.begin()) >= 0)
                    .filter(term -> byBytes.compare(term.bytes(), query.end()) < 0)
                    .map(term ->
                        new Hit(
                            Payload.concat(List.of(term.bytes(), Payload.utf8(row.getKey()))),
                            new Found(row.getKey(), new Rows(cells).get(row.getKey())))))
            .sorted(Comparator.comparing(Hit::place, byBytes))
            .map(Hit::found)
            .toList();
    List<Found> found = new ArrayList<>();
    Optional<Range> rest = Optional.of((IndexRange) query.in(cells));
    while (rest.isPresent()) {
      Range range = rest.get();
      Page page = Page.of(cells, range, random.nextInt(1, 400), 1 << 20);
      found.addAll(page.rows());
      rest = page.next().map(range::from);
    }
    assertThat(found).as("%s of %s", query, index).isEqualTo(expected);
    answered += found.isEmpty() ? 0 : 1;
  }

  private List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      actions.add(
          random.nextInt(3) == 0 ? new Action.Delete(key()) : new Action.Put(key(), value()));
    }
    return actions;
  }

  private String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  private IndexDefinition definition() {
    return DEFINITIONS.get(
        random.nextInt(random.nextInt(4) == 0 ? DEFINITIONS.size() : DEFINITIONS.size() - 1));
  }

  private String key() {
    return "uvw".charAt(random.nextInt(3)) + "/" + random.nextInt(ROWS);
  }

  private Payload value() {
    return switch (random.nextInt(12)) {
      case 0 -> Payload.utf8("plain " + random.nextInt(50));
      case 1 -> Payload.wrap(new byte[] {(byte) 0xFF, 1});
      case 2 -> json("s", "\"" + "ab".repeat(random.nextInt(700)) + "\"");
      case 3 -> json("n", "\"" + random.nextInt(9) + "\"");
      case 4, 5, 6 -> json("s", "\"" + "abc".charAt(random.nextInt(3)) + random.nextInt(9) + "\"");
      default -> json("n", Integer.toString(random.nextInt(-50, 50)));
    };
  }

  private Term term() {
    return random.nextBoolean()
        ? Term.number(Integer.toString(random.nextInt(-50, 50))).orElseThrow()
        : Term.text("a" + random.nextInt(9)).orElseThrow();
  }

  private static Payload json(String name, String value) {
    return Payload.utf8("{\"%s\": %s}".formatted(name, value));
  }
}
