package dev.rhenea.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.transport.HostPort;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client makes of answers, and of their absence: design section 7. */
class ClusterClientTest {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http = vertx.createHttpClient();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private int listen(Handler<HttpServerRequest> handler) {
    HttpServer server = vertx.createHttpServer().requestHandler(handler);
    return server.listen(0, "127.0.0.1").await().actualPort();
  }

  private static int nobody() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private NodeClient node(int port) {
    return new NodeClient(http, new NodeId("n1"), new HostPort("127.0.0.1", port));
  }

  private static Future<Answer> tail(NodeClient node) {
    return node.log("l").tail();
  }

  private static Handler<HttpServerRequest> replies(int status, String body) {
    return request -> request.response().setStatusCode(status).end(body);
  }

  @Test
  void theOutcomeIsWhatTheNodeSays() {
    assertThat(node(listen(replies(200, "{\"outcome\":\"ok\",\"lsn\":7}"))).log("l").tail().await())
        .isInstanceOfSatisfying(
            Answer.Ok.class, ok -> assertThat(ok.body().getLong("lsn")).isEqualTo(7));
    String full = "{\"outcome\":\"fail\",\"reason\":\"overloaded\"}";
    assertThat(node(listen(replies(503, full))).log("l").tail().await())
        .isInstanceOfSatisfying(
            Answer.Fail.class, fail -> assertThat(fail.reason()).isEqualTo("503 overloaded"));
    assertThat(node(listen(replies(504, "{\"outcome\":\"info\"}"))).log("l").tail().await())
        .isInstanceOf(Answer.Info.class);
    assertThat(node(listen(replies(500, "oops"))).log("l").tail().await())
        .isInstanceOf(Answer.Info.class);
  }

  @Test
  void aBrokenConnectionLeavesTheOutcomeOpen() {
    NodeClient node = node(listen(request -> request.connection().close()));
    assertThat(node.put("k", new byte[3]).await()).isInstanceOf(Answer.Info.class);
  }

  @Test
  void withoutAConnectionNothingWasSent() throws Exception {
    assertThat(node(nobody()).put("k", new byte[3]).await()).isInstanceOf(Answer.Unreached.class);
  }

  @Test
  void whatWasNotSentGoesToTheNextNode() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    int port =
        listen(request -> {
          asked.incrementAndGet();
          request.response().end("{\"outcome\":\"ok\"}");
        });
    ClusterClient cluster = new ClusterClient(List.of(node(nobody()), node(port)));
    assertThat(IntStream.range(0, 10).mapToObj(i -> cluster.ask(ClusterClientTest::tail).await()))
        .allMatch(Answer.Ok.class::isInstance);
    assertThat(asked).hasValue(10);
  }

  @Test
  void aNodeThatCameBackGetsRequestsOnceItIsWell() throws Exception {
    int port = nobody();
    NodeClient other = node(listen(replies(200, "{\"outcome\":\"ok\",\"node\":\"other\"}")));
    ClusterClient cluster = new ClusterClient(List.of(node(port), other));
    cluster.ask(ClusterClientTest::tail).await();
    AtomicInteger early = new AtomicInteger();
    AtomicInteger health = new AtomicInteger();
    vertx
        .createHttpServer()
        .requestHandler(request -> {
          boolean asksHealth = "/v1/health".equals(request.path());
          boolean well = (asksHealth ? health.incrementAndGet() : health.get()) >= 3;
          early.addAndGet(asksHealth || well ? 0 : 1);
          request
              .response()
              .setStatusCode(well ? 200 : 503)
              .end(well ? "{\"outcome\":\"ok\",\"node\":\"back\"}" : "{\"outcome\":\"fail\"}");
        })
        .listen(port, "127.0.0.1")
        .await();
    Answer answer;
    do {
      answer = cluster.ask(ClusterClientTest::tail).await();
      assertThat(answer).isInstanceOf(Answer.Ok.class);
    } while (!((Answer.Ok) answer).body().getString("node").equals("back"));
    assertThat(early).hasValue(0);
  }

  @Test
  void whatWasSentIsNeverSentAgain() {
    AtomicInteger asked = new AtomicInteger();
    int port =
        listen(request -> {
          asked.incrementAndGet();
          request.connection().close();
        });
    ClusterClient cluster = new ClusterClient(List.of(node(port), node(port)));
    assertThat(cluster.ask(node -> node.put("k", new byte[3])).await())
        .isInstanceOf(Answer.Info.class);
    assertThat(asked).hasValue(1);
  }

  /** It certainly did nothing, and it knows more than a node that is not there. */
  @Test
  void aStartingNodeIsPassedOverButHeard() throws Exception {
    NodeClient starting = node(listen(replies(503, "{\"outcome\":\"fail\",\"waiting\":[]}")));
    NodeClient serving = node(listen(replies(200, "{\"outcome\":\"ok\"}")));
    assertThat(new ClusterClient(List.of(starting, serving)).ask(ClusterClientTest::tail).await())
        .isInstanceOf(Answer.Ok.class);
    assertThat(
            new ClusterClient(List.of(starting, node(nobody())))
                .ask(ClusterClientTest::tail)
                .await())
        .isInstanceOf(Answer.Starting.class);
  }

  @Test
  void allNodesGoneIsACertainFailure() throws Exception {
    ClusterClient cluster = new ClusterClient(List.of(node(nobody()), node(nobody())));
    assertThat(cluster.ask(ClusterClientTest::tail).await()).isInstanceOf(Answer.Unreached.class);
  }
}
