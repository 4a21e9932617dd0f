package dev.rhenea.node.http;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import java.util.function.Function;

/** One request and its answer. Lives on the connection's loop; answers may come from any. */
final class Exchange {
  private final RoutingContext routing;
  private final Context context;

  Exchange(RoutingContext routing) {
    this.routing = routing;
    this.context = Vertx.currentContext();
  }

  RoutingContext request() {
    return routing;
  }

  /** Calls {@code operation} where it belongs and answers with what becomes of it. */
  <T, R> void answer(
      OnLoop<T> service,
      Function<T, Future<R>> operation,
      Function<R, Reply> value,
      Function<Unavailable, Reply> unavailable) {
    Consumer<R> success = result -> answer(value.apply(result));
    service.call(operation, success, why -> answer(unavailable.apply(why)));
  }

  void answer(Reply reply) {
    context.runOnContext(
        now -> {
          if (!routing.response().ended() && !routing.response().closed()) {
            routing
                .response()
                .setStatusCode(reply.status())
                .putHeader("content-type", "application/json")
                .end(reply.body().toBuffer());
          }
        });
  }
}
