package dev.rhenea.node.process;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/** One connection of an HTTP server, and whether anything happens on it. Loop-confined. */
final class Caller {
  /** Whether it is served, and not just told that there are too many. */
  private final boolean welcome;

  private long requests;
  private Optional<HttpServerResponse> last = Optional.empty();
  private long requestsBefore;
  private long bytesBefore;

  Caller(boolean welcome) {
    this.welcome = welcome;
  }

  boolean isWelcome() {
    return welcome;
  }

  void asks(HttpServerRequest request) {
    requests++;
    last = Optional.of(request.response());
  }

  /**
   * Whether nothing went over it since this was asked last, for a reason that is not the node's:
   * some requests take the node hours, and the answer of others has no end.
   */
  boolean isIdle() {
    long bytes = last.map(HttpServerResponse::bytesWritten).orElse(0L);
    boolean quiet = requests == requestsBefore && bytes == bytesBefore;
    requestsBefore = requests;
    bytesBefore = bytes;
    return quiet && !last.filter(Caller::isOurTurn).isPresent();
  }

  /** The answer is not written yet, and the client takes what is. */
  private static boolean isOurTurn(HttpServerResponse response) {
    return !response.ended() && !response.closed() && !response.writeQueueFull();
  }
}
