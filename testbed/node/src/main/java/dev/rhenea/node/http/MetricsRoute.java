package dev.rhenea.node.http;

import dev.rhenea.virtuallog.VirtualLog;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers for Prometheus. What logs know of themselves is looked at when somebody asks. */
final class MetricsRoute {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Services services;

  MetricsRoute(Services services) {
    this.services = services;
  }

  void mount(Router router) {
    router.get("/metrics").handler(this::handle);
  }

  private void handle(RoutingContext routing) {
    Context context = routing.vertx().getOrCreateContext();
    List<OnLoop<VirtualLog>> logs = List.copyOf(services.logs().values());
    AtomicInteger left = new AtomicInteger(logs.size());
    for (OnLoop<VirtualLog> log : logs) {
      log.environment()
          .execute(() -> {
            services.observed().metrics().look(log.target().status());
            if (left.decrementAndGet() == 0) {
              context.runOnContext(now -> answer(routing));
            }
          });
    }
  }

  private void answer(RoutingContext routing) {
    routing.response().putHeader("content-type", TEXT).end(services.observed().metrics().text());
  }
}
