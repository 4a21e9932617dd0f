package dev.rhenea.node.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The OpenAPI description of this interface, which is wrong if it is not complete. */
final class Description {
  static final String PATH = "/v1/openapi.json";

  private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

  private final Buffer text;

  private Description(Buffer text) {
    this.text = text;
  }

  static Description load() {
    try (InputStream in = Description.class.getResourceAsStream("openapi.json")) {
      return new Description(Buffer.buffer(in.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  void mount(Router router) {
    router
        .get(PATH)
        .handler(
            routing -> routing.response().putHeader("content-type", "application/json").end(text));
  }

  /**
   * Makes sure that it names the routes of {@code router} and no others.
   *
   * @throws IllegalStateException if it does not
   */
  void check(Router router) {
    SortedSet<String> routes = new TreeSet<>();
    for (Route route : router.getRoutes()) {
      if (route.getPath() != null && route.methods() != null) {
        String path = PARAMETER.matcher(route.getPath()).replaceAll("{$1}");
        route.methods().forEach(method -> routes.add(method.name() + " " + path));
      }
    }
    SortedSet<String> described = new TreeSet<>();
    JsonObject paths = text.toJsonObject().getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      for (String field : paths.getJsonObject(path).fieldNames()) {
        if (!field.equals("parameters")) {
          described.add(field.toUpperCase(Locale.ROOT) + " " + path);
        }
      }
    }
    if (!routes.equals(described)) {
      throw new IllegalStateException(
          "the routes are %s, but %s describes %s".formatted(routes, PATH, described));
    }
  }
}
