package dev.rhenea.node.http;

import dev.rhenea.node.observe.AppendTimes;
import dev.rhenea.node.table.Table;
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
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** Named logs: see the package's list of requests. Switching has a room of its own. */
final class LogRoutes {
  private static final System.Logger LOG = System.getLogger(LogRoutes.class.getName());

  private static final int MOST_BYTES = 8 << 20;

  private final LogFinder finder;
  private final Services services;
  private final Catalogue catalogue;
  private final AppendTimes times;

  LogRoutes(Services services) {
    this.finder = new LogFinder(services);
    this.services = services;
    this.catalogue = services.catalogue();
    this.times = services.observed().appends();
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
      finder.find(exchange, log -> action.accept(exchange, log));
    });
  }

  private void append(Exchange exchange, OnLoop<VirtualLog> log) {
    if (isTables(exchange)) {
      exchange.answer(Reply.fail(409, "the table alone appends to its log; use /v1/table"));
      return;
    }
    Payload entry = Payload.wrap(exchange.body().getBytes());
    String name = exchange.parameter("log");
    long asked = System.nanoTime();
    exchange.answer(
        log,
        target -> target.append(entry),
        result ->
            switch (result) {
              case AppendResult.Appended(Lsn lsn) -> {
                times.appended(name, Duration.ofNanos(System.nanoTime() - asked));
                yield Reply.ok(new JsonObject().put("lsn", lsn.value()));
              }
              case AppendResult.Rejected(var why) -> Reply.rejected(why);
              case AppendResult.Indeterminate(var cause) -> Reply.info(cause);
            },
        why -> Reply.info(why.diagnosis()));
  }

  private void read(Exchange exchange, OnLoop<VirtualLog> log) {
    Query query = exchange.query();
    Lsn from = new Lsn(query.number("from", 0));
    Lsn to = new Lsn(query.number("to", Long.MAX_VALUE));
    int bytes = (int) Math.min(MOST_BYTES, query.number("bytes", 1 << 16));
    boolean waits = query.flag("wait");
    if (!from.isBefore(to)) {
      throw new BadRequest("'from' must be below 'to'");
    }
    if (waits && !to.equals(Lsn.MAX)) {
      throw new BadRequest("'wait' follows the log, so it has no 'to'");
    }
    exchange.answer(
        log,
        target -> waits ? target.follow(from).next(bytes) : target.readNext(from, to, bytes),
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
    if (isTables(exchange)) {
      String why =
          "a replica of the table may need what lies below to start again; trim other logs";
      exchange.answer(Reply.fail(409, why));
      return;
    }
    exchange.answer(
        log,
        target -> target.prefixTrim(before).map(mark -> dropping(target, mark)),
        mark -> Reply.ok(new JsonObject().put("trimMark", mark.value())),
        why -> Reply.info(why.diagnosis()));
  }

  /**
   * Nobody waits for it, as nodes may be away that have what is dropped; the next trim repeats it.
   */
  private static Lsn dropping(VirtualLog log, Lsn mark) {
    if (!log.status().stored().chain().trimmedSegments().isEmpty()) {
      log.reconfigTruncate()
          .whenDone(
              done -> {},
              why ->
                  LOG.log(
                      Level.WARNING,
                      "what was trimmed of log {0} did not leave its chain: {1}",
                      log.status().log(),
                      why.diagnosis()));
    }
    return mark;
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
        found -> Reply.ok(Findings.of(found, services.membership().placement(), catalogue)),
        why -> Reply.unanswered(why.diagnosis()));
  }

  /** Only the table knows what its log must hold, and what is still needed of it. */
  private static boolean isTables(Exchange exchange) {
    return exchange.parameter("log").equals(Table.LOG);
  }
}
