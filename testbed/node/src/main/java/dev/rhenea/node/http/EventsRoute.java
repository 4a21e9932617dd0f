package dev.rhenea.node.http;

import dev.rhenea.node.events.Readers;
import dev.rhenea.virtuallog.VirtualLog;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells whoever looks at a log what happens to it. */
final class EventsRoute {
  private final Services services;
  private final LogFinder finder;
  private final Neighbours neighbours;
  private final Map<String, LogEvents> logs = new ConcurrentHashMap<>();
  private final Readers readers = new Readers(64, Duration.ofSeconds(15));

  EventsRoute(Vertx vertx, Services services) {
    this.services = services;
    this.finder = new LogFinder(services);
    this.neighbours = new Neighbours(vertx, services::membership);
  }

  void mount(Router router) {
    router
        .get("/v1/logs/:log/events")
        .handler(routing -> {
          Exchange exchange = new Exchange(routing);
          finder.find(exchange, log -> begin(routing, exchange, log));
        });
  }

  private void begin(RoutingContext routing, Exchange exchange, OnLoop<VirtualLog> log) {
    LogEvents events =
        logs.computeIfAbsent(
            exchange.parameter("log"), _ -> new LogEvents(services, neighbours, log));
    if (readers.admit(routing.request(), routing.vertx().getOrCreateContext(), events.bulletin())) {
      events.begin();
    } else {
      exchange.answer(
          Reply.fail(
              503, "%d pages are open at this node already; close one".formatted(readers.most())));
    }
  }
}
