package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import java.util.Optional;

/**
 * Asks an index for the keys whose terms lie next to each other.
 *
 * @param index its name
 * @param begin the first term there may be, or what is below it
 * @param end the first term behind
 */
public record IndexQuery(String index, Payload begin, Payload end) {
  private static final Payload LAST = Payload.wrap(new byte[] {(byte) 0xFF});

  /** All that have a term. */
  public static IndexQuery all(String index) {
    return new IndexQuery(index, Payload.empty(), LAST);
  }

  /** Those with that term. */
  public static IndexQuery equal(String index, Term term) {
    return new IndexQuery(index, term.bytes(), Term.behind(term.bytes()));
  }

  /** Those whose term is a text that begins with {@code prefix}; empty for half a character. */
  public static Optional<IndexQuery> beginning(String index, String prefix) {
    return Term.beginning(prefix).map(begin -> new IndexQuery(index, begin, Term.behind(begin)));
  }

  /** Those of the kind of {@code from} that are not below it. */
  public static IndexQuery from(String index, Term from) {
    return new IndexQuery(index, from.bytes(), from.kindEnd());
  }

  /** Those of the kind of {@code to} that are below it. */
  public static IndexQuery to(String index, Term to) {
    return new IndexQuery(index, to.kindBegin(), to.bytes());
  }

  /** Those from {@code from} (inclusive) to {@code to} (exclusive). */
  public static IndexQuery between(String index, Term from, Term to) {
    return new IndexQuery(index, from.bytes(), to.bytes());
  }

  /**
   * The term that {@code place} in the JSON document {@code document} holds, exactly as an index
   * would see it; empty if there is none.
   */
  public static Optional<Term> term(Payload document, JsonPointer place) {
    return JsonReader.find(document, place);
  }

  /** Where the answer stands in {@code cells}. */
  public Lookup in(Cells cells) {
    Optional<Index> found =
        Indexes.named(cells).stream().filter(each -> each.name().equals(index)).findFirst();
    if (found.isEmpty()) {
      return new Lookup.Unknown(Indexes.named(cells).stream().map(Index::name).toList());
    }
    if (!(found.get().state() instanceof IndexState.Ready)) {
      return new Lookup.Unready(found.get());
    }
    Payload entries = Layout.entries(found.get().created());
    return new IndexRange(begin.prepend(entries), end.prepend(entries));
  }
}
