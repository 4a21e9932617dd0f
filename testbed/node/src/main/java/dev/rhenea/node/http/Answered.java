package dev.rhenea.node.http;

import dev.rhenea.node.observe.NodeMetrics;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/** Counts a request once it is answered. */
final class Answered {
  private Answered() {}

  /** Lets {@code routing} go on, and counts it in the end, under the route that answered it. */
  static void watch(RoutingContext routing, NodeMetrics metrics) {
    long began = System.nanoTime();
    routing.addEndHandler(ended ->
        metrics.answered(
            routing.request().method().name(),
            Optional.ofNullable(routing.currentRoute()).map(Route::getPath).orElse("unknown"),
            outcome(routing.response().getStatusCode()),
            Duration.ofNanos(System.nanoTime() - began)));
    routing.next();
  }

  /** The package's rule: what a status says about the effect. */
  private static String outcome(int status) {
    if (status < 400) {
      return "ok";
    }
    return status < 500 || status == 503 ? "fail" : "info";
  }
}
