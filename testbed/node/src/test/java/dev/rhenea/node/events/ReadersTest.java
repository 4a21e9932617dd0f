package dev.rhenea.node.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers over real connections, fast and slow ones. */
@Timeout(60)
class ReadersTest {
  private static final int EVENTS = 2000;
  private static final String LARGE = "x".repeat(100_000);

  private final Vertx vertx = Vertx.vertx();
  private final Bulletin bulletin = new Bulletin();

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  private HttpServer serve(Readers readers) {
    return vertx
        .createHttpServer()
        .requestHandler(request -> {
          boolean admitted = readers.admit(request, vertx.getOrCreateContext(), bulletin);
          if (!admitted) {
            request.response().setStatusCode(503).end();
          }
        })
        .listen(0, "127.0.0.1")
        .await();
  }

  private static Socket ask(HttpServer server) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nhost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static JsonObject next(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    while (!line.startsWith("data: ")) {
      line = reader.readLine();
    }
    return new JsonObject(line.substring("data: ".length()));
  }

  private static JsonObject numbered(int number) {
    return new JsonObject().put("number", number);
  }

  @Test
  void whoComesLaterIsToldTheLatestOfEachKindAndThenWhatFollows() throws Exception {
    HttpServer server = serve(new Readers(1, Duration.ofMinutes(1)));
    bulletin.publish("b", numbered(1));
    bulletin.publish("a", numbered(2));
    bulletin.publish("b", numbered(3));
    try (Socket socket = ask(server);
        BufferedReader reader = reader(socket)) {
      assertThat(next(reader)).isEqualTo(numbered(2));
      assertThat(next(reader)).isEqualTo(numbered(3));
      bulletin.publish("a", numbered(4));
      assertThat(next(reader)).isEqualTo(numbered(4));
    }
  }

  /** Two hundred megabytes are published while it does not look; it missed all but the end. */
  @Test
  void aSlowReaderMissesStatesButNotTheLatest() throws Exception {
    HttpServer server = serve(new Readers(1, Duration.ofMinutes(1)));
    bulletin.publish("first", numbered(-1));
    try (Socket socket = ask(server);
        BufferedReader reader = reader(socket)) {
      assertThat(next(reader)).isEqualTo(numbered(-1));
      for (int i = 0; i < EVENTS; i++) {
        bulletin.publish("state", numbered(i).put("ballast", LARGE));
      }
      List<Integer> told = new ArrayList<>();
      while (told.isEmpty() || told.getLast() < EVENTS - 1) {
        told.add(next(reader).getInteger("number"));
      }
      assertThat(told).isSorted().hasSizeLessThan(EVENTS / 2);
    }
  }

  @Test
  void whoTakesNothingForTooLongIsCutOffAndMakesRoom() throws Exception {
    HttpServer server = serve(new Readers(1, Duration.ofMillis(50)));
    bulletin.publish("first", numbered(-1));
    try (Socket stuck = ask(server)) {
      next(reader(stuck));
      while (bulletin.isRead()) {
        bulletin.publish("state", numbered(0).put("ballast", LARGE));
      }
      try (Socket other = ask(server)) {
        assertThat(next(reader(other))).isNotNull();
      }
    }
  }

  @Test
  void thereIsAnEndToHowManyMayRead() throws Exception {
    HttpServer server = serve(new Readers(2, Duration.ofMinutes(1)));
    bulletin.publish("first", numbered(1));
    try (Socket two = ask(server)) {
      next(reader(two));
      try (Socket one = ask(server)) {
        next(reader(one));
        assertThat(statusFor(server)).isEqualTo("HTTP/1.1 503 Service Unavailable");
      }
      String status;
      do { // until the server has noticed
        status = statusFor(server);
      } while (status.contains("503"));
      assertThat(status).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  private static String statusFor(HttpServer server) throws IOException {
    try (Socket another = ask(server)) {
      return reader(another).readLine();
    }
  }
}
