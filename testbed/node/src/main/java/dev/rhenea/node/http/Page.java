package dev.rhenea.node.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The page for people at {@code /}: a handful of static files, which ask this node for everything
 * else. The browser is told to load nothing from anywhere else and to run nothing but these files.
 */
final class Page {
  private static final String FOLDER = "/page/";

  private static final List<String> SCRIPTS =
      List.of(
          "chain.js",
          "dom.js",
          "findings.js",
          "nodes.js",
          "page.js",
          "palette.js",
          "stream.js",
          "switching.js",
          "timeline.js");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Map<String, File> files = new TreeMap<>();

  private record File(String type, Buffer content) {}

  private Page() {
    files.put("/", read("index.html", "text/html"));
    files.put(FOLDER + "page.css", read("page.css", "text/css"));
    SCRIPTS.forEach(name -> files.put(FOLDER + name, read(name, "text/javascript")));
  }

  static Page load() {
    return new Page();
  }

  private static File read(String name, String type) {
    try (InputStream in = Page.class.getResourceAsStream("page/" + name)) {
      return new File(type + "; charset=utf-8", Buffer.buffer(in.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  void mount(Router router) {
    router.get("/").handler(routing -> answers(routing.request()));
    router
        .get(FOLDER + ":file")
        .handler(routing -> {
          if (!answers(routing.request())) {
            routing.next();
          }
        });
  }

  /** Answers if a file of the page is asked for. */
  boolean answers(HttpServerRequest request) {
    File file = request.method().equals(HttpMethod.GET) ? files.get(request.path()) : null;
    if (file == null) {
      return false;
    }
    HttpServerResponse response = request.response();
    response
        .putHeader("content-type", file.type)
        .putHeader("content-security-policy", POLICY)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "no-referrer")
        .putHeader("cache-control", "no-cache")
        .end(file.content);
    return true;
  }
}
