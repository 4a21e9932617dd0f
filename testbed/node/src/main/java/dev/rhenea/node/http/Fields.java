package dev.rhenea.node.http;

import dev.rhenea.payload.Payload;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A JSON object of a request, read strictly: unknown fields and wrong types are errors, which name
 * the place.
 */
final class Fields {
  private final String place;
  private final JsonObject json;

  private Fields(String place, JsonObject json, String... known) {
    this.place = place;
    this.json = json;
    for (String name : json.fieldNames()) {
      if (!List.of(known).contains(name)) {
        throw new BadRequest(
            "unknown field '" + place + name + "'; known: " + String.join(", ", known));
      }
    }
  }

  /** The object in {@code body}, which has no fields but {@code known}. */
  static Fields of(Buffer body, String... known) {
    JsonObject json;
    try {
      json = new JsonObject(body);
    } catch (DecodeException | ClassCastException malformed) {
      throw new BadRequest("the body must be a JSON object with: " + String.join(", ", known));
    }
    return new Fields("", json, known);
  }

  boolean has(String name) {
    return json.getValue(name) != null;
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> wrong(name, "is needed: a string"));
  }

  /** Empty if the field is null or missing. */
  Optional<String> optionalText(String name) {
    return switch (json.getValue(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw wrong(name, "must be a string");
    };
  }

  long position(String name) {
    Object value = json.getValue(name);
    if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0) {
      return ((Number) value).longValue();
    }
    throw wrong(name, "is needed: a position, at least 0");
  }

  List<String> texts(String name) {
    if (json.getValue(name) instanceof JsonArray array
        && array.stream().allMatch(String.class::isInstance)) {
      return array.stream().map(String.class::cast).toList();
    }
    throw wrong(name, "is needed: a list of strings");
  }

  /** A key of the table: text that is not empty. */
  String key(String name) {
    String key = text(name);
    if (key.isEmpty() || !StandardCharsets.UTF_8.newEncoder().canEncode(key)) {
      throw wrong(name, "must be a key: Unicode text that is not empty");
    }
    return key;
  }

  /** Bytes: text in {@code value}, or else base 64 in {@code base64}. */
  Payload bytes() {
    if (has("value") == has("base64")) {
      throw wrong("value", "or 'base64' is needed, one of the two: a string");
    }
    if (has("value")) {
      return Payload.utf8(text("value"));
    }
    try {
      return Payload.wrap(Base64.getDecoder().decode(text("base64")));
    } catch (IllegalArgumentException malformed) {
      throw wrong("base64", "must be bytes in base 64");
    }
  }

  /** The objects in a list, which may be missing; each has no fields but {@code known}. */
  List<Fields> each(String name, String... known) {
    List<Fields> each = new ArrayList<>();
    switch (json.getValue(name)) {
      case null -> {}
      case JsonArray array -> {
        for (int i = 0; i < array.size(); i++) {
          if (!(array.getValue(i) instanceof JsonObject object)) {
            throw wrong(name, "must be a list of objects");
          }
          each.add(new Fields("%s%s[%d].".formatted(place, name, i), object, known));
        }
      }
      default -> throw wrong(name, "must be a list of objects");
    }
    return each;
  }

  /** A field that says something by being there. */
  void onlyTrue(String name) {
    if (!Boolean.TRUE.equals(json.getValue(name))) {
      throw wrong(name, "can only be true");
    }
  }

  /** Says what is wrong with a field, and where. */
  BadRequest wrong(String name, String what) {
    return new BadRequest("'" + place + name + "' " + what);
  }
}
