package dev.rhenea.node.table.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexesTest {
  private static final IndexDefinition BY_CITY =
      new IndexDefinition("u/", Optional.of(JsonPointer.parse("/city")));
  private static final IndexDefinition BY_VALUE = new IndexDefinition("", Optional.empty());

  private final MemoryCells cells = new MemoryCells();
  private long next;

  private Result apply(Command command) {
    Lsn lsn = new Lsn(next++);
    Envelope envelope = new Envelope(1, lsn.value(), Optional.empty(), command);
    return Machine.apply(cells, new LogEntry(lsn, envelope.encode())).orElseThrow().result();
  }

  private Result put(String key, String value) {
    return apply(new Command.Put(key, Payload.utf8(value)));
  }

  private Result city(String key, String city) {
    return put(key, "{\"city\": \"%s\"}".formatted(city));
  }

  private Result create(String name, IndexDefinition definition) {
    return apply(new Command.CreateIndex(name, definition));
  }

  private List<String> keys(IndexQuery query) {
    List<String> keys = new ArrayList<>();
    Optional<Range> rest = Optional.of((IndexRange) query.in(cells));
    while (rest.isPresent()) {
      Range range = rest.get();
      Page page = Page.of(cells, range, 2, 1000);
      page.rows().forEach(row -> keys.add(row.key()));
      rest = page.next().map(range::from);
    }
    return keys;
  }

  private static Term text(String text) {
    return Term.text(text).orElseThrow();
  }

  private static Term number(String literal) {
    return Term.number(literal).orElseThrow();
  }

  private long entries() {
    return cells.content().keySet().stream().filter(cell -> cell.toUtf8().startsWith("i")).count();
  }

  private String state(String name) {
    return Indexes.named(cells).stream()
        .filter(index -> index.name().equals(name))
        .map(index -> index.state().getClass().getSimpleName())
        .findFirst()
        .orElse("none");
  }

  @Test
  void anIndexHasWhatThereWasAndFollowsWhatIsWritten() {
    city("u/1", "Delos");
    city("u/2", "Athens");
    city("v/3", "Delos");
    put("u/4", "no JSON");
    put("u/5", "{\"city\": 7}");
    assertThat(create("by-city", BY_CITY).isApplied()).isTrue();
    assertThat(keys(IndexQuery.all("by-city"))).containsExactly("u/5", "u/2", "u/1");
    city("u/2", "Delos");
    city("u/6", "Delphi");
    put("u/5", "{}");
    assertThat(keys(IndexQuery.equal("by-city", text("Delos")))).containsExactly("u/1", "u/2");
    assertThat(keys(IndexQuery.equal("by-city", text("Athens")))).isEmpty();
    assertThat(keys(IndexQuery.beginning("by-city", "Del").orElseThrow()))
        .containsExactly("u/1", "u/2", "u/6");
    apply(new Command.Delete("u/1"));
    assertThat(keys(IndexQuery.all("by-city"))).containsExactly("u/2", "u/6");
    apply(
        new Command.Transact(
            new Transaction(
                List.of(new Guard.Absent("u/1")),
                List.of(
                    new Action.Put("u/1", Payload.utf8("{\"city\": \"Samos\"}")),
                    new Action.Delete("u/2"),
                    new Action.Put("u/2", Payload.utf8("{\"city\": \"Naxos\"}"))))));
    assertThat(keys(IndexQuery.from("by-city", text("E")))).containsExactly("u/2", "u/1");
    assertThat(entries()).isEqualTo(3);
  }

  @Test
  void rangesAreOfOneKind() {
    List<String> values = List.of("-5", "0", "2", "2.0", "10", "1e2", "true", "\"10\"", "\"\"");
    for (int i = 0; i < values.size(); i++) {
      put("k" + i, values.get(i));
    }
    create("whole", new IndexDefinition("k", Optional.of(JsonPointer.parse(""))));
    create("text", BY_VALUE);
    assertThat(keys(IndexQuery.all("whole")))
        .containsExactly("k6", "k0", "k1", "k2", "k3", "k4", "k5", "k8", "k7");
    assertThat(keys(IndexQuery.between("whole", number("0"), number("10"))))
        .containsExactly("k1", "k2", "k3");
    assertThat(keys(IndexQuery.from("whole", number("10.0")))).containsExactly("k4", "k5");
    assertThat(keys(IndexQuery.to("whole", number("0")))).containsExactly("k0");
    assertThat(keys(IndexQuery.from("whole", text("")))).containsExactly("k8", "k7");
    assertThat(keys(IndexQuery.to("whole", text("1")))).containsExactly("k8");
    assertThat(keys(IndexQuery.from("whole", Term.of(false)))).containsExactly("k6");
    assertThat(keys(IndexQuery.between("whole", number("9"), number("3")))).isEmpty();
    assertThat(keys(IndexQuery.equal("text", text("2.0")))).containsExactly("k3");
  }

  @Test
  void whatIsThereAlreadyOrNotAtAllIsToldApart() {
    assertThat(create("a", BY_CITY).isApplied()).isTrue();
    assertThat(create("a", BY_CITY).isApplied()).isTrue();
    assertThat(create("a", BY_VALUE))
        .isEqualTo(new Result.IndexRefused(new Lsn(2), Result.Why.EXISTS, "a", Optional.empty()));
    assertThat(apply(new Command.DropIndex("b")))
        .isEqualTo(new Result.IndexRefused(new Lsn(3), Result.Why.UNKNOWN, "b", Optional.empty()));
    assertThat(IndexQuery.all("b").in(cells)).isEqualTo(new Lookup.Unknown(List.of("a")));
    for (int i = 1; i < Indexes.MOST; i++) {
      assertThat(create("a" + i, BY_VALUE).isApplied()).isTrue();
    }
    assertThat(((Result.IndexRefused) create("z", BY_VALUE)).why()).isEqualTo(Result.Why.TOO_MANY);
    assertThat(apply(new Command.DropIndex("a")).isApplied()).isTrue();
    assertThat(create("z", BY_VALUE).isApplied()).isTrue();
  }

  /** All of a transaction, and only where an index would have the key. */
  @Test
  void aWriteWhoseTermIsTooLongDoesNothing() {
    create("by-city", BY_CITY);
    String large = "x".repeat(Term.LONGEST);
    assertThat(city("v/1", large).isApplied()).isTrue();
    Result refused =
        apply(
            new Command.Transact(
                new Transaction(
                    List.of(),
                    List.of(
                        new Action.Put("u/1", Payload.utf8("{\"city\": \"Delos\"}")),
                        new Action.Put(
                            "u/2", Payload.utf8("{\"city\": \"%s\"}".formatted(large)))))));
    assertThat(refused)
        .isEqualTo(
            new Result.IndexRefused(
                new Lsn(2), Result.Why.TERM_TOO_LONG, "by-city", Optional.of("u/2")));
    assertThat(keys(IndexQuery.all("by-city"))).isEmpty();
    assertThat(Machine.read(cells, Transaction.reading(List.of("u/1")), 99))
        .extracting(read -> ((Result.Applied) read).found().getFirst().row())
        .isEqualTo(Optional.empty());
    apply(new Command.DropIndex("by-city"));
    assertThat(city("u/2", large).isApplied()).isTrue();
    create("by-city", BY_CITY);
    assertThat(state("by-city")).isEqualTo("Failed");
    assertThat(IndexQuery.all("by-city").in(cells)).isInstanceOf(Lookup.Unready.class);
    assertThat(city("u/3", large).isApplied()).isTrue();
  }

  /** Writes on both sides of where it has come to, while it is being built. */
  @Test
  void aLargeIndexIsBuiltInStepsAndTakenAwayInSteps() {
    int rows = 2 * IndexStep.MOST + 500;
    for (int i = 0; i < rows; i++) {
      city("u/%05d".formatted(i), "c" + i % 7);
    }
    create("by-city", BY_CITY);
    assertThat(state("by-city")).isEqualTo("Building");
    assertThat(entries()).isEqualTo(IndexStep.MOST);
    city("u/00000", "moved");
    city("u/00000x", "new");
    apply(new Command.Delete("u/00001"));
    city("u/02400", "moved");
    city("u/02400x", "new");
    apply(new Command.Delete("u/02401"));
    assertThat(entries()).isEqualTo(IndexStep.MOST);
    apply(new Command.IndexStep());
    assertThat(state("by-city")).isEqualTo("Building");
    apply(new Command.IndexStep());
    assertThat(state("by-city")).isEqualTo("Ready");
    apply(new Command.IndexStep());
    assertThat(entries()).isEqualTo(rows);
    assertThat(keys(IndexQuery.equal("by-city", text("moved"))))
        .containsExactly("u/00000", "u/02400");
    assertThat(keys(IndexQuery.equal("by-city", text("new"))))
        .containsExactly("u/00000x", "u/02400x");
    assertThat(keys(IndexQuery.all("by-city"))).hasSize(rows);

    apply(new Command.DropIndex("by-city"));
    assertThat(state("by-city")).isEqualTo("none");
    assertThat(entries()).isEqualTo(rows - IndexStep.MOST);
    create("by-city", new IndexDefinition("v/", Optional.empty()));
    assertThat(keys(IndexQuery.all("by-city"))).isEmpty();
    city("u/00000", "again");
    apply(new Command.IndexStep());
    apply(new Command.IndexStep());
    assertThat(entries()).isZero();
    assertThat(Indexes.unfinished(cells)).isEmpty();
  }

  /** An older version, which would not keep the indexes right, must not go on with the store. */
  @Test
  void theStoreIsOfTheNewFormatFromTheFirstCommandOn() {
    put("a", "1");
    assertThat(cells.get(Layout.FORMAT_CELL)).isEmpty();
    apply(new Command.DropIndex("none"));
    assertThat(cells.get(Layout.FORMAT_CELL)).contains(Layout.encode(3));
  }
}
