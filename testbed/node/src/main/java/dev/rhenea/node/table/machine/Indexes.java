package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.virtuallog.Lsn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The secondary indexes among the cells; the package's documentation argues why they are right. */
public final class Indexes {
  /** There are at most this many, those included whose entries still go. */
  public static final int MOST = 16;

  private final WritableCells cells;
  private final List<Index> all;

  Indexes(WritableCells cells) {
    this.cells = cells;
    this.all = new ArrayList<>(all(cells));
  }

  private static List<Index> all(Cells cells) {
    return cells
        .get(Layout.INDEXES)
        .map(cell -> new PayloadReader(cell).list(Index::decode))
        .orElseGet(List::of);
  }

  /** Those that have a name, in the order in which they were created. */
  public static List<Index> named(Cells cells) {
    return all(cells).stream().filter(index -> index.isNamed(index.name())).toList();
  }

  /**
   * How far the first index has come that needs a {@link Command.IndexStep}; empty if none does.
   */
  public static Optional<Index> unfinished(Cells cells) {
    return all(cells).stream().filter(index -> index.state().hasWork()).findFirst();
  }

  /** Makes one and does the first step of building it; the same again changes nothing. */
  Result create(Lsn lsn, String name, IndexDefinition definition) {
    Optional<Index> there = find(name);
    if (there.isPresent()) {
      return there.get().definition().equals(definition)
          ? new Result.Applied(lsn, List.of())
          : refused(lsn, Result.Why.EXISTS, name);
    }
    if (all.size() >= MOST) {
      return refused(lsn, Result.Why.TOO_MANY, name);
    }
    Index made = new Index(name, definition, lsn, new IndexState.Building(definition.prefix(), 0));
    all.add(made);
    step(made);
    return new Result.Applied(lsn, List.of());
  }

  /** Takes its name away and does the first step of taking its entries away. */
  Result drop(Lsn lsn, String name) {
    Optional<Index> there = find(name);
    if (there.isEmpty()) {
      return refused(lsn, Result.Why.UNKNOWN, name);
    }
    Index dropped = there.get().in(new IndexState.Dropping());
    all.set(all.indexOf(there.get()), dropped);
    step(dropped);
    return new Result.Applied(lsn, List.of());
  }

  /** A further step for the first index that needs one. */
  Result step(Lsn lsn) {
    all.stream().filter(index -> index.state().hasWork()).findFirst().ifPresent(this::step);
    return new Result.Applied(lsn, List.of());
  }

  private void step(Index index) {
    Optional<Index> after = IndexStep.of(cells, index);
    int at = all.indexOf(index);
    after.ifPresentOrElse(later -> all.set(at, later), () -> all.remove(at));
    cells.put(Layout.INDEXES, new PayloadWriter().list(all, Index::encode).toPayload());
  }

  private Optional<Index> find(String name) {
    return all.stream().filter(index -> index.isNamed(name)).findFirst();
  }

  private static Result refused(Lsn lsn, Result.Why why, String name) {
    return new Result.IndexRefused(lsn, why, name, Optional.empty());
  }

  /** Why {@code changes}, of a command at {@code lsn}, must not be made: empty if they may. */
  Optional<Result> refusal(Lsn lsn, Map<String, Optional<Row>> changes) {
    for (Index index : all) {
      for (Map.Entry<String, Optional<Row>> change : changes.entrySet()) {
        String key = change.getKey();
        if (index.wants(key)
            && term(index, change.getValue()).filter(Term::isTooLong).isPresent()) {
          return Optional.of(
              new Result.IndexRefused(
                  lsn, Result.Why.TERM_TOO_LONG, index.name(), Optional.of(key)));
        }
      }
    }
    return Optional.empty();
  }

  /** Moves {@code key}, which holds another row from now on, to where that belongs. */
  void follow(String key, Optional<Row> row) {
    for (Index index : all) {
      if (index.has(key)) {
        Optional<Term> before = term(index, new Rows(cells).get(key));
        Optional<Term> after = term(index, row);
        if (!before.equals(after)) {
          before.ifPresent(term -> cells.delete(index.entry(term, key)));
          after.ifPresent(term -> cells.put(index.entry(term, key), Payload.empty()));
        }
      }
    }
  }

  private static Optional<Term> term(Index index, Optional<Row> row) {
    return row.flatMap(some -> index.definition().term(some.value()));
  }
}
