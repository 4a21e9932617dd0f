package dev.rhenea.node.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** What stands behind the question mark of a request, read strictly as far as it is asked for. */
record Query(HttpServerRequest request) {
  Optional<String> text(String name) {
    return Optional.ofNullable(request.getParam(name));
  }

  boolean flag(String name) {
    return switch (request.getParam(name)) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadRequest("'" + name + "' is true or false");
    };
  }

  long number(String name, long otherwise) {
    return text(name).map(text -> number(name, text)).orElse(otherwise);
  }

  /** Refuses what is not in {@code known}; for requests whose path has no parameters. */
  void only(String... known) {
    for (String name : request.params().names()) {
      if (!List.of(known).contains(name)) {
        throw new BadRequest("unknown '" + name + "'; known: " + String.join(", ", known));
      }
    }
  }

  private static long number(String name, String text) {
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw new BadRequest("'" + name + "' must be a number, not '" + text + "'");
    }
    throw new BadRequest("'" + name + "' must be at least 0");
  }
}
