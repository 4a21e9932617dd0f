package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that hang, dawdle, or come in numbers. */
@Timeout(60)
class CallersTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String GET = "GET / HTTP/1.1\r\nhost: here\r\n\r\n";

  private final Vertx vertx = Vertx.vertx();
  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    vertx.close().await();
  }

  private HttpServer serve(int most, Duration patience) {
    return serve(
        most,
        patience,
        LONG,
        request -> request.body().onSuccess(body -> request.response().end(body)));
  }

  private HttpServer serve(
      int most, Duration patience, Duration idle, Handler<HttpServerRequest> requests) {
    Callers callers = new Callers(vertx, most, patience, idle, requests);
    return vertx
        .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false)) // as Front
        .connectionHandler(callers::arrived)
        .requestHandler(callers)
        .listen(0, "127.0.0.1")
        .await();
  }

  private Socket send(HttpServer server, String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    sockets.add(socket);
    send(socket, text);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The first line of an answer, whose head is read; null if there is none. */
  private static @Nullable String line(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        return null;
      }
      head.append((char) next);
    }
    return head.substring(0, head.indexOf("\r\n"));
  }

  /** The first line of the answer; empty if the connection ended without one. */
  private String ask(HttpServer server) throws IOException {
    Socket socket = send(server, GET);
    try {
      String line = line(socket);
      return line == null ? "" : line;
    } catch (SocketException closed) {
      return "";
    }
  }

  private static void awaitEnd(Socket socket) throws IOException {
    try {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } catch (SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }

  @Test
  void whoDoesNotSayWhatItWantsIsCutOff() throws Exception {
    HttpServer server = serve(4, Duration.ofMillis(200));
    Socket silent = send(server, "");
    Socket head = send(server, "GET / HTTP/1.1\r\nho");
    Socket body = send(server, "POST / HTTP/1.1\r\nhost: here\r\ncontent-length: 9\r\n\r\nha");
    awaitEnd(silent);
    awaitEnd(head);
    awaitEnd(body);
    String line;
    do { // a machine that is busy may be too slow as well, and comes again
      line = ask(server);
    } while (line.isEmpty());
    assertThat(line).isEqualTo("HTTP/1.1 200 OK");
  }

  /** What was once asked may take as long as it takes; and another question may come later. */
  @Test
  void whoHasAskedIsNotHurried() throws Exception {
    HttpServer server = serve(4, Duration.ofMillis(100));
    Socket patient;
    do { // as above
      patient = send(server, GET);
    } while (line(patient) == null);
    Socket silent = send(server, "");
    awaitEnd(silent); // so more than that time has passed
    send(patient, GET);
    assertThat(line(patient)).isEqualTo("HTTP/1.1 200 OK");
  }

  /** A restoration takes hours, and whoever waits for it is not idle. */
  @Test
  void whoWaitsForTheNodeIsKeptAndWhoIsIdleIsNot() throws Exception {
    CompletableFuture<HttpServerResponse> slow = new CompletableFuture<>();
    HttpServer server =
        serve(
            4,
            LONG,
            Duration.ofMillis(100),
            request -> {
              if ("/slow".equals(request.path())) {
                slow.complete(request.response());
              } else {
                request.response().end();
              }
            });
    Socket waiting = send(server, "GET /slow HTTP/1.1\r\nhost: here\r\n\r\n");
    HttpServerResponse answer = slow.get();
    Socket idle = send(server, GET);
    assertThat(line(idle)).isEqualTo("HTTP/1.1 200 OK");
    awaitEnd(idle); // so the one that came before was looked at as often
    answer.end();
    assertThat(line(waiting)).isEqualTo("HTTP/1.1 200 OK");
    awaitEnd(waiting);
  }

  @Test
  void whoComesWhenItIsFullIsToldSo() throws Exception {
    HttpServer server = serve(2, LONG);
    Socket one = send(server, GET);
    assertThat(line(one)).isEqualTo("HTTP/1.1 200 OK");
    assertThat(line(send(server, GET))).isEqualTo("HTTP/1.1 200 OK");
    Socket refused = send(server, GET);
    String answer = new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(answer)
        .startsWith("HTTP/1.1 503 ")
        .contains("\"outcome\":\"fail\"", "2 connections are open at this node");
    one.close();
    String line;
    do { // until the server has noticed
      line = ask(server);
    } while (line.startsWith("HTTP/1.1 503"));
    assertThat(line).isEqualTo("HTTP/1.1 200 OK");
  }

  /** Connections arrive in the order in which they were made. */
  @Test
  void aCrowdIsTurnedAwayAndThoseInsideAreServed() throws Exception {
    HttpServer server = serve(1, LONG);
    Socket inside = send(server, GET);
    assertThat(line(inside)).isEqualTo("HTTP/1.1 200 OK");
    for (int i = 0; i < 300; i++) {
      send(server, "");
    }
    for (Socket outside : sockets.subList(1 + 64, sockets.size())) {
      awaitEnd(outside);
    }
    for (Socket outside : sockets.subList(1, 1 + 64)) {
      send(outside, GET);
      assertThat(line(outside)).startsWith("HTTP/1.1 503 ");
    }
    send(inside, GET);
    assertThat(line(inside)).isEqualTo("HTTP/1.1 200 OK");
  }
}
