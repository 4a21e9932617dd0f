package dev.rhenea.node.http;

import dev.rhenea.node.table.machine.Command;
import dev.rhenea.node.table.machine.IndexDefinition;
import dev.rhenea.node.table.machine.IndexQuery;
import dev.rhenea.node.table.machine.JsonPointer;
import dev.rhenea.node.table.machine.Term;
import dev.rhenea.payload.Payload;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The JSON forms of an index and of a query:
 *
 * <pre>
 *   {"prefix": "user/", "field": "/address/city"}    both may be missing: all keys, whole values
 *
 *   {"equals": "Delos"}                              or true, false, or a number
 *   {"from": 10, "to": 20.5}                         from inclusive, to exclusive, or one of them
 *   {"prefix": "De"}                                 texts
 *   {}                                               all
 *                                                    and "limit", or "continue" and "limit" alone
 * </pre>
 */
final class IndexForm {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private IndexForm() {}

  static String name(Exchange exchange) {
    String name = exchange.parameter("index");
    if (!NAME.matcher(name).matches()) {
      throw new BadRequest("an index's name is 1 to 64 letters, digits, '-', '_' and '.'");
    }
    return name;
  }

  static IndexDefinition definition(Buffer body) {
    Fields form = Fields.of(body.length() == 0 ? Buffer.buffer("{}") : body, "prefix", "field");
    String prefix = form.has("prefix") ? form.key("prefix") : "";
    Optional<JsonPointer> field = form.optionalText("field").map(text -> pointer(form, text));
    requireShort(form, "prefix", prefix);
    requireShort(form, "field", field.map(JsonPointer::toString).orElse(""));
    return new IndexDefinition(prefix, field);
  }

  private static JsonPointer pointer(Fields form, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw form.wrong("field", "must be Unicode text");
    }
    try {
      return JsonPointer.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw form.wrong("field", "must be " + malformed.getMessage());
    }
  }

  private static void requireShort(Fields form, String name, String text) {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    if (length > Command.LONGEST_KEY) {
      throw form.wrong(
          name, "has %d bytes, at most %d are taken".formatted(length, Command.LONGEST_KEY));
    }
  }

  /** What a query asks for; {@code continue} and {@code limit} are not looked at. */
  static IndexQuery query(String index, Buffer body, Fields form) {
    List<String> bounds =
        List.of("equals", "prefix", "from", "to").stream().filter(form::has).toList();
    if (bounds.size() > 1 && !bounds.equals(List.of("from", "to"))) {
      throw form.wrong(bounds.getLast(), "does not go together with '" + bounds.getFirst() + "'");
    }
    if (form.has("prefix")) {
      return IndexQuery.beginning(index, form.text("prefix"))
          .orElseThrow(() -> form.wrong("prefix", "must be Unicode text"));
    }
    Optional<Term> from = term(body, form, "from");
    Optional<Term> to = term(body, form, "to");
    if (from.isPresent() && to.isPresent()) {
      if (!from.get().isLike(to.get())) {
        throw form.wrong("to", "must be of the kind of 'from': two numbers, or two texts");
      }
      return IndexQuery.between(index, from.get(), to.get());
    }
    return term(body, form, "equals")
        .map(term -> IndexQuery.equal(index, term))
        .or(() -> from.map(term -> IndexQuery.from(index, term)))
        .or(() -> to.map(term -> IndexQuery.to(index, term)))
        .orElseGet(() -> IndexQuery.all(index));
  }

  /** Taken from the body as it came, as numbers lose nothing that way. */
  private static Optional<Term> term(Buffer body, Fields form, String name) {
    if (!form.has(name)) {
      return Optional.empty();
    }
    JsonPointer place = new JsonPointer(List.of(name));
    return Optional.of(
        IndexQuery.term(Payload.wrap(body.getBytes()), place)
            .orElseThrow(() -> form.wrong(name, "must be a text, a number, true or false")));
  }
}
