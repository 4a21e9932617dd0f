package dev.rhenea.node.process;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speaks HTTP to one node. */
final class Browser implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  Browser(int port) {
    this.port = port;
  }

  /** An answer's status and body. */
  record Answer(int status, JsonObject body) {
    String outcome() {
      return body.getString("outcome");
    }
  }

  Answer get(String path) throws IOException {
    return send("GET", path, "");
  }

  Answer put(String path, String body) throws IOException {
    return send("PUT", path, body);
  }

  Answer post(String path, String body) throws IOException {
    return send("POST", path, body);
  }

  /** The body alone, whatever it is. */
  String text(String path) throws IOException {
    return exchange("GET", path, "").body();
  }

  Answer send(String method, String path, String body) throws IOException {
    HttpResponse<String> response = exchange(method, path, body);
    return new Answer(response.statusCode(), new JsonObject(response.body()));
  }

  /** The body, line by line, while it comes. */
  BufferedReader open(String path) throws IOException {
    URI address = URI.create("http://127.0.0.1:" + port + path);
    try {
      HttpResponse<InputStream> response =
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
      return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  private HttpResponse<String> exchange(String method, String path, String body)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
