package dev.rhenea.node.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A request's JSON, read strictly: unknown fields and wrong types are errors. */
final class Fields {
  private final JsonObject json;

  private Fields(JsonObject json) {
    this.json = json;
  }

  /** The object in {@code body}, which has no fields but {@code known}. */
  static Fields of(Buffer body, String... known) {
    JsonObject json;
    try {
      json = new JsonObject(body);
    } catch (DecodeException | ClassCastException malformed) {
      throw new BadRequest("the body must be a JSON object with: " + String.join(", ", known));
    }
    for (String name : json.fieldNames()) {
      if (!List.of(known).contains(name)) {
        throw new BadRequest("unknown field '" + name + "'; known: " + String.join(", ", known));
      }
    }
    return new Fields(json);
  }

  String text(String name) {
    return optionalText(name)
        .orElseThrow(() -> new BadRequest("'" + name + "' is needed: a string"));
  }

  /** Empty if the field is null or missing. */
  Optional<String> optionalText(String name) {
    return switch (json.getValue(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw new BadRequest("'" + name + "' must be a string");
    };
  }

  long position(String name) {
    Object value = json.getValue(name);
    if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0) {
      return ((Number) value).longValue();
    }
    throw new BadRequest("'" + name + "' is needed: a position, at least 0");
  }

  List<String> texts(String name) {
    if (json.getValue(name) instanceof JsonArray array
        && array.stream().allMatch(String.class::isInstance)) {
      return array.stream().map(String.class::cast).toList();
    }
    throw new BadRequest("'" + name + "' is needed: a list of strings");
  }
}
