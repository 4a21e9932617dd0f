package dev.rhenea.node.http;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.composition.Problem;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.directory.Directory;
import dev.rhenea.node.directory.DirectoryRegister;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.Origin;
import dev.rhenea.virtuallog.RestoreRequest;
import dev.rhenea.virtuallog.RestoreResult;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.virtuallog.placement.Placement;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Makes a log out of what a store outside the cluster has of one whose cluster is gone.
 *
 * <p>The log is complete in its register before the directory lists it, so that nobody opens it
 * before, and makes an empty one. Its register is made where the directory would have had it made,
 * had it listed the log when it was read; it is listed only if the registers have not been moved
 * since (A1), and opened then: what is answered is what was found there.
 */
final class RestoreRoute {
  static final String[] FIELDS = {"from", "log", "origin", "to", "into", "begin"};

  private static final String REPEAT = "repeat the request";

  private final Services services;

  RestoreRoute(Services services) {
    this.services = services;
  }

  void mount(Router router) {
    router.post("/v1/logs/:log/restore").handler(routing -> handle(new Exchange(routing)));
  }

  private void handle(Exchange exchange) {
    String name = DirectoryRoutes.name(exchange);
    Fields fields = Fields.of(exchange.body(), FIELDS);
    Wanted wanted = Wanted.of(name, fields);
    exchange.await(
        services.newestMembership(), nodes -> understand(exchange, wanted, nodes.members()));
  }

  /**
   * What a request says, compositions as text.
   *
   * @param name of the log that is to be made
   * @param source the name it had
   */
  record Wanted(
      String name,
      String from,
      String source,
      Optional<Long> origin,
      Optional<Lsn> to,
      Optional<String> into,
      String begin) {

    static Wanted of(String name, Fields fields) {
      return new Wanted(
          name,
          fields.text("from"),
          fields.optionalText("log").orElse(name),
          fields.optionalText("origin").map(text -> origin(fields, text)),
          fields.has("to") ? Optional.of(new Lsn(fields.position("to"))) : Optional.empty(),
          fields.optionalText("into"),
          fields.text("begin"));
    }

    private static long origin(Fields fields, String text) {
      try {
        return HexFormat.fromHexDigitsToLong(text);
      } catch (IllegalArgumentException malformed) {
        throw fields.wrong("origin", "must be up to 16 hexadecimal digits");
      }
    }
  }

  private void understand(Exchange exchange, Wanted wanted, List<NodeId> nodes) {
    Optional<ProtocolSpec> from = parse(exchange, wanted.from(), nodes);
    if (from.isEmpty()) {
      return;
    }
    Optional<ProtocolSpec> begin = parse(exchange, wanted.begin(), nodes);
    if (begin.isEmpty()) {
      return;
    }
    Optional<ProtocolSpec> into = wanted.into().flatMap(text -> parse(exchange, text, nodes));
    if (into.isPresent() == wanted.into().isPresent()) {
      RestoreRequest request =
          new RestoreRequest(
              from.get(), wanted.source(), wanted.origin(), wanted.to(), into, begin.get());
      prepare(exchange, wanted.name(), request);
    }
  }

  /** Empty if the request was answered. */
  private Optional<ProtocolSpec> parse(Exchange exchange, String text, List<NodeId> nodes) {
    return switch (Composition.parse(text, services.catalogue(), Optional.of(nodes))) {
      case Parsed.Refused(List<Problem> problems) -> {
        exchange.answer(Refusal.of(text, problems));
        yield Optional.empty();
      }
      case Parsed.Accepted(ProtocolSpec spec) -> Optional.of(spec);
    };
  }

  /** A new register needs every acceptor, and says nothing useful if it does not get them. */
  private void prepare(Exchange exchange, String name, RestoreRequest request) {
    services
        .directory()
        .call(
            DirectoryRegister::read,
            directory -> {
              boolean listed = directory.logs().containsKey(name);
              if (listed || !services.acceptors().areMovable()) {
                restore(exchange, name, request, directory);
              } else {
                exchange.await(
                    services.acceptors().missing().exceptionally(failed -> List.of()),
                    missing -> {
                      if (missing.isEmpty()) {
                        restore(exchange, name, request, directory);
                      } else {
                        exchange.answer(Reply.unanswered(DirectoryRoutes.needsAll(missing)));
                      }
                    });
              }
            },
            why -> exchange.answer(Reply.unanswered(why.diagnosis())));
  }

  private void restore(
      Exchange exchange, String name, RestoreRequest request, Directory directory) {
    exchange.await(
        services.cold().restore(name, request, directory.placement()),
        result -> {
          switch (result) {
            case RestoreResult.Restored(Stored stored, Optional<Diagnosis> unkept) ->
                list(exchange, name, request, directory.placement(), stored, unkept);
            case RestoreResult.Refused(String reason) -> exchange.answer(Reply.fail(422, reason));
            case RestoreResult.Failed(String reason) -> exchange.answer(Reply.fail(409, reason));
            case RestoreResult.Unfinished(Diagnosis cause) -> exchange.answer(Reply.info(cause));
          }
        });
  }

  private void list(
      Exchange exchange,
      String name,
      RestoreRequest request,
      Optional<Placement> placement,
      Stored stored,
      Optional<Diagnosis> unkept) {
    String began = Composition.print(request.begin(), services.catalogue());
    services
        .directory()
        .call(
            target -> target.add(name, began, placement),
            listed -> {
              if (listed.isEmpty()) {
                exchange.answer(Reply.info(new Diagnosis(moved(name), List.of(), REPEAT)));
              } else {
                exchange.await(
                    services.opener().open(name, listed.get().logs().getOrDefault(name, began)),
                    log -> check(exchange, name, log, stored, unkept));
              }
            },
            why -> exchange.answer(Reply.info(why.diagnosis())));
  }

  private static String moved(String name) {
    return "the MetaStore was moved while log %s was restored".formatted(name);
  }

  /** Somebody else may have made a log of that name in another register before. */
  private void check(
      Exchange exchange,
      String name,
      OnLoop<VirtualLog> log,
      Stored stored,
      Optional<Diagnosis> unkept) {
    exchange.answer(
        log,
        target -> log.environment().completed(target.status().stored().record().origin()),
        origin -> reply(name, origin, stored, unkept),
        why -> Reply.info(why.diagnosis()));
  }

  private Reply reply(
      String name, Optional<Origin> origin, Stored stored, Optional<Diagnosis> unkept) {
    if (!origin.equals(stored.record().origin())) {
      return Reply.fail(
          409, "there is a log '%s' already, which was made meanwhile".formatted(name));
    }
    JsonObject account = ArchiveJson.restored(name, stored, services.catalogue());
    unkept.ifPresent(why -> account.put("unkept", Reply.reason(why)));
    return Reply.ok(account);
  }
}
