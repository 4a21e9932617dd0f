package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.Optional;

/**
 * Which keys an index has, and by what.
 *
 * @param prefix keys that begin so are covered
 * @param field where in a value, which is JSON, the term is; if empty, the whole value is the term,
 *     as text. Keys whose value has no term there are not in the index
 */
public record IndexDefinition(String prefix, Optional<JsonPointer> field) {
  boolean covers(String key) {
    return key.startsWith(prefix);
  }

  /** By what a key with that value is found. */
  Optional<Term> term(Payload value) {
    return field
        .map(place -> JsonReader.find(value, place))
        .orElseGet(() -> Utf8.strict(value).flatMap(Term::text));
  }

  static void encode(PayloadWriter out, IndexDefinition definition) {
    out.text(definition.prefix)
        .optional(definition.field, (each, place) -> each.text(place.toString()));
  }

  static IndexDefinition decode(PayloadReader in) {
    return new IndexDefinition(in.text(), in.optional(PayloadReader::text).map(JsonPointer::parse));
  }
}
