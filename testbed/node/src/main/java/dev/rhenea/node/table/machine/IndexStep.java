package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A piece of the work on an index that one position of the log does: bounded. */
final class IndexStep {
  /** Rows that it looks at, or entries that it takes away, at most. */
  static final int MOST = 1000;

  /** It looks at no more rows after so many bytes of values. */
  static final int BYTES = 1 << 20;

  private final WritableCells cells;
  private final Index index;

  private IndexStep(WritableCells cells, Index index) {
    this.cells = cells;
    this.index = index;
  }

  /** Does one; the index as it is then, empty if it is gone. */
  static Optional<Index> of(WritableCells cells, Index index) {
    IndexStep step = new IndexStep(cells, index);
    return switch (index.state()) {
      case IndexState.Building building -> Optional.of(index.in(step.build(building)));
      case IndexState.Dropping() -> step.clear() ? Optional.empty() : Optional.of(index);
      case IndexState.Ready _, IndexState.Failed _ -> Optional.of(index);
    };
  }

  private IndexState build(IndexState.Building from) {
    IndexDefinition definition = index.definition();
    KeyRange rest = KeyRange.prefix(definition.prefix()).from(Layout.row(from.next()));
    Page page = Page.of(cells, rest, MOST, BYTES);
    List<Payload> entries = new ArrayList<>();
    for (Found found : page.rows()) {
      Optional<Term> term = found.row().flatMap(row -> definition.term(row.value()));
      if (term.filter(Term::isTooLong).isPresent()) {
        return new IndexState.Failed(found.key());
      }
      term.ifPresent(some -> entries.add(index.entry(some, found.key())));
    }
    entries.forEach(entry -> cells.put(entry, Payload.empty()));
    return page.next()
        .<IndexState>map(
            next -> new IndexState.Building(Layout.name(next), from.rows() + page.rows().size()))
        .orElseGet(IndexState.Ready::new);
  }

  /** Whether nothing is left. */
  private boolean clear() {
    List<Payload> entries = new ArrayList<>();
    cells.scan(
        Layout.entries(index.created()),
        Layout.entries(index.created().next()),
        (entry, nothing) -> {
          entries.add(entry);
          return entries.size() <= MOST;
        });
    boolean more = entries.size() > MOST;
    if (more) {
      entries.removeLast();
    }
    entries.forEach(cells::delete);
    return !more;
  }
}
