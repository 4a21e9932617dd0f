package dev.rhenea.node.http;

import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.ReadResult;
import dev.rhenea.virtuallog.VirtualLog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/** Named logs: see the package's list of requests. Switching has a room of its own. */
final class LogRoutes {
  private static final int MOST_BYTES = 8 << 20;

  private final SortedMap<String, OnLoop<VirtualLog>> logs;
  private final Catalogue catalogue;

  LogRoutes(SortedMap<String, OnLoop<VirtualLog>> logs, Catalogue catalogue) {
    this.logs = logs;
    this.catalogue = catalogue;
  }

  void mount(Router router) {
    on(router.post("/v1/logs/:log/entries"), this::append);
    on(router.get("/v1/logs/:log/entries"), this::read);
    on(router.get("/v1/logs/:log/tail"), this::tail);
    on(router.post("/v1/logs/:log/trim"), this::trim);
    on(router.get("/v1/logs/:log/explain"), this::explain);
    on(router.get("/v1/logs/:log"), this::chain);
  }

  private void on(Route route, BiConsumer<Exchange, OnLoop<VirtualLog>> action) {
    route.handler(routing -> {
      Exchange exchange = new Exchange(routing);
      find(exchange, logs).ifPresent(log -> action.accept(exchange, log));
    });
  }

  /** The log that the request names; otherwise the request is answered. */
  static Optional<OnLoop<VirtualLog>> find(
      Exchange exchange, SortedMap<String, OnLoop<VirtualLog>> logs) {
    String name = exchange.parameter("log");
    Optional<OnLoop<VirtualLog>> log = Optional.ofNullable(logs.get(name));
    if (log.isEmpty()) {
      exchange.answer(
          Reply.fail(
              404,
              "no log '%s' here; there is: %s".formatted(name, String.join(", ", logs.keySet()))));
    }
    return log;
  }

  private void append(Exchange exchange, OnLoop<VirtualLog> log) {
    Payload entry = Payload.wrap(exchange.body().getBytes());
    exchange.answer(
        log,
        target -> target.append(entry),
        result ->
            switch (result) {
              case AppendResult.Appended(Lsn lsn) ->
                  Reply.ok(new JsonObject().put("lsn", lsn.value()));
              case AppendResult.Rejected(var why) -> Reply.rejected(why);
              case AppendResult.Indeterminate(var cause) -> Reply.info(cause);
            },
        why -> Reply.info(why.diagnosis()));
  }

  private void read(Exchange exchange, OnLoop<VirtualLog> log) {
    Lsn from = new Lsn(number(exchange, "from", 0));
    Lsn to = new Lsn(number(exchange, "to", Long.MAX_VALUE));
    int bytes = (int) Math.min(MOST_BYTES, number(exchange, "bytes", 1 << 16));
    if (!from.isBefore(to)) {
      throw new BadRequest("'from' must be below 'to'");
    }
    exchange.answer(
        log,
        target -> target.readNext(from, to, bytes),
        LogRoutes::entries,
        why -> Reply.unanswered(why.diagnosis()));
  }

  private static Reply entries(ReadResult result) {
    JsonArray entries = new JsonArray();
    if (result instanceof ReadResult.Entries(List<LogEntry> found, Lsn next)) {
      for (LogEntry entry : found) {
        entries.add(Bytes.put(new JsonObject().put("lsn", entry.lsn().value()), entry.payload()));
      }
    }
    return Reply.ok(
        new JsonObject()
            .put("entries", entries)
            .put("trimmed", result instanceof ReadResult.Trimmed)
            .put("next", result.next().value()));
  }

  private void tail(Exchange exchange, OnLoop<VirtualLog> log) {
    exchange.answer(
        log,
        VirtualLog::checkTail,
        tail -> Reply.ok(new JsonObject().put("tail", tail.value())),
        why -> Reply.unanswered(why.diagnosis()));
  }

  private void trim(Exchange exchange, OnLoop<VirtualLog> log) {
    Lsn before = new Lsn(Fields.of(exchange.body(), "before").position("before"));
    exchange.answer(
        log,
        target -> target.prefixTrim(before),
        mark -> Reply.ok(new JsonObject().put("trimMark", mark.value())),
        why -> Reply.info(why.diagnosis()));
  }

  private void chain(Exchange exchange, OnLoop<VirtualLog> log) {
    exchange.answer(
        log,
        target -> log.environment().completed(target.status()),
        status -> Reply.ok(ChainJson.of(status, catalogue)),
        why -> Reply.unanswered(why.diagnosis()));
  }

  private void explain(Exchange exchange, OnLoop<VirtualLog> log) {
    exchange.answer(
        log,
        VirtualLog::explain,
        found -> Reply.ok(ChainJson.of(found)),
        why -> Reply.unanswered(why.diagnosis()));
  }

  private static long number(Exchange exchange, String name, long otherwise) {
    String text = exchange.request().request().getParam(name);
    if (text == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw new BadRequest("'" + name + "' must be a number, not '" + text + "'");
    }
    throw new BadRequest("'" + name + "' must be at least 0");
  }
}
