package dev.rhenea.node.http;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** One request and its answer. Lives on the connection's loop; answers may come from any. */
final class Exchange {
  private final RoutingContext routing;
  private final Context context;

  Exchange(RoutingContext routing) {
    this.routing = routing;
    this.context = routing.vertx().getOrCreateContext();
  }

  Query query() {
    return new Query(routing.request());
  }

  /** A part of the path that the route named. */
  String parameter(String name) {
    return Objects.requireNonNull(routing.pathParam(name), name);
  }

  /** The request's body; empty if it has none. */
  Buffer body() {
    Buffer body = routing.body().buffer();
    return body == null ? Buffer.buffer() : body;
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

  /**
   * Goes on with this request, on its own loop, once {@code awaited} is there; a bug that keeps it
   * from coming, and what {@code step} throws, answer the request.
   */
  <T> void await(CompletionStage<T> awaited, Consumer<T> step) {
    io.vertx.core.Future.fromCompletionStage(awaited, context)
        .onSuccess(value -> {
          try {
            step.accept(value);
          } catch (RuntimeException failed) {
            routing.fail(failed);
          }
        })
        .onFailure(routing::fail);
  }

  /** The same for what may be unavailable: then it answers {@code otherwise}. */
  <T> void await(
      CompletionStage<T> awaited, Function<Diagnosis, Reply> otherwise, Consumer<T> step) {
    await(
        awaited
            .<Optional<T>>thenApply(Optional::of)
            .exceptionally(failed -> unavailable(failed, otherwise)),
        value -> value.ifPresent(step));
  }

  private <T> Optional<T> unavailable(Throwable failed, Function<Diagnosis, Reply> otherwise) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    if (cause instanceof Unavailable why) {
      answer(otherwise.apply(why.diagnosis()));
      return Optional.empty();
    }
    throw new IllegalStateException(cause);
  }

  void answer(Reply reply) {
    answer(reply.status(), "application/json", reply.body().toBuffer());
  }

  /** Answers with bytes as they are. */
  void answer(Payload bytes) {
    answer(200, "application/octet-stream", Buffer.buffer(bytes.toByteArray()));
  }

  private void answer(int status, String type, Buffer body) {
    context.runOnContext(now -> {
      if (!routing.response().ended() && !routing.response().closed()) {
        routing.response().setStatusCode(status).putHeader("content-type", type).end(body);
      }
    });
  }
}
