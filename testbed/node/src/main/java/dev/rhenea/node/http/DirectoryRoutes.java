package dev.rhenea.node.http;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.directory.Directory;
import dev.rhenea.node.directory.DirectoryRegister;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which logs there are, and one more. */
final class DirectoryRoutes {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private final Services services;

  DirectoryRoutes(Services services) {
    this.services = services;
  }

  void mount(Router router) {
    router.get("/v1/logs").handler(routing -> list(new Exchange(routing)));
    router.put("/v1/logs/:log").handler(routing -> make(new Exchange(routing)));
  }

  private void list(Exchange exchange) {
    exchange.answer(
        services.directory(),
        DirectoryRegister::read,
        directory -> {
          JsonArray logs = new JsonArray();
          directory
              .logs()
              .forEach(
                  (log, first) -> logs.add(new JsonObject().put("log", log).put("began", first)));
          return Reply.ok(new JsonObject().put("logs", logs));
        },
        why -> Reply.unanswered(why.diagnosis()));
  }

  /** The name of a log that may not be there yet. */
  static String name(Exchange exchange) {
    String name = exchange.parameter("log");
    if (!NAME.matcher(name).matches()) {
      throw new BadRequest("a log's name is 1 to 64 letters, digits, '-', '_' and '.'");
    }
    return name;
  }

  /** Why there cannot be another log now. */
  static Diagnosis needsAll(List<NodeId> missing) {
    return new Diagnosis(
        "a new log needs every acceptor of the MetaStore once",
        missing,
        "bring them back, or move the MetaStore (rhenea acceptors)");
  }

  private void make(Exchange exchange) {
    String name = name(exchange);
    String text = Fields.of(exchange.body(), "begin").text("begin");
    exchange.await(
        services.newestMembership(), nodes -> make(exchange, name, text, nodes.members()));
  }

  private void make(Exchange exchange, String name, String text, List<NodeId> nodes) {
    switch (Composition.parse(text, services.catalogue(), Optional.of(nodes))) {
      case Parsed.Refused(var problems) -> exchange.answer(Refusal.of(text, problems));
      case Parsed.Accepted(var spec) -> {
        String canonical = Composition.print(spec, services.catalogue());
        if (!services.acceptors().areMovable()) {
          add(exchange, name, canonical);
          return;
        }
        services
            .directory()
            .call(
                DirectoryRegister::read,
                directory -> {
                  if (directory.logs().containsKey(name)) {
                    added(exchange, name, canonical, directory);
                  } else {
                    addIfAllAnswer(exchange, name, canonical);
                  }
                },
                why -> exchange.answer(Reply.unanswered(why.diagnosis())));
      }
    }
  }

  /** A log that is recorded and cannot be made would keep the registers from being moved. */
  private void addIfAllAnswer(Exchange exchange, String name, String canonical) {
    exchange.await(
        services.acceptors().missing().exceptionally(failed -> List.of()), // then adding says why
        missing -> {
          if (missing.isEmpty()) {
            add(exchange, name, canonical);
          } else {
            exchange.answer(Reply.unanswered(needsAll(missing)));
          }
        });
  }

  private void add(Exchange exchange, String name, String canonical) {
    services
        .directory()
        .call(
            target -> target.add(name, canonical),
            directory -> added(exchange, name, canonical, directory),
            why -> exchange.answer(Reply.info(why.diagnosis())));
  }

  /** Who asks for what is there already gets it: a request of unknown outcome may be repeated. */
  private void added(Exchange exchange, String name, String wanted, Directory directory) {
    String began = directory.logs().getOrDefault(name, wanted);
    if (!began.equals(wanted)) {
      exchange.answer(
          Reply.fail(409, "there is a log '%s' already, which began on %s".formatted(name, began)));
      return;
    }
    exchange.await(
        services.opener().open(name, began),
        opened -> exchange.answer(Reply.ok(new JsonObject().put("log", name).put("began", began))));
  }
}
