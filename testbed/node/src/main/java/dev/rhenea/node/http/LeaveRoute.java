package dev.rhenea.node.http;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.node.directory.Departure;
import dev.rhenea.node.directory.Directory;
import dev.rhenea.node.directory.DirectoryRegister;
import dev.rhenea.node.directory.Member;
import dev.rhenea.node.directory.Members;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.ChainRecord;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.virtuallog.VirtualLog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes a node out of the cluster, unless something needs it. The chains and the members stand in
 * registers of their own, so a switch to the node may be recorded between the look at the chains
 * and the write; therefore the chains are looked at again behind it, and the node is taken in again
 * if one names it. What is missed even so is what a crash of the node would be, see {@link
 * dev.rhenea.node.directory}.
 */
final class LeaveRoute {
  private final Services services;

  LeaveRoute(Services services) {
    this.services = services;
  }

  void mount(Router router) {
    router
        .delete("/v1/cluster/nodes/:node")
        .handler(routing -> {
          Exchange exchange = new Exchange(routing);
          NodeId node;
          try {
            node = new NodeId(exchange.parameter("node"));
          } catch (IllegalArgumentException noName) {
            throw new BadRequest(String.valueOf(noName.getMessage()));
          }
          new Leaving(exchange, node).begin();
        });
  }

  /** One request. Goes from step to step on the request's loop. */
  private final class Leaving {
    private final Exchange exchange;
    private final NodeId node;

    Leaving(Exchange exchange, NodeId node) {
      this.exchange = exchange;
      this.node = node;
    }

    void begin() {
      step(
          call(services.directory(), DirectoryRegister::read),
          Reply::unanswered,
          directory -> {
            Members members = directory.members().orElseThrow();
            Member member = members.present().get(node);
            if (member != null) {
              check(directory, members, member);
            } else if (members.left().containsKey(node)) {
              exchange.answer(gone(members)); // by an earlier request, perhaps this one sent before
            } else {
              exchange.answer(
                  Reply.fail(
                      404,
                      "no node '%s' in this cluster; it has: %s"
                          .formatted(node, members.present().keySet())));
            }
          });
    }

    private void check(Directory directory, Members members, Member member) {
      step(
          chains(directory),
          Reply::unanswered,
          chains -> {
            List<String> ties = ties(directory, member, chains);
            if (ties.isEmpty()) {
              step(
                  call(services.table(), table -> table.canDoWithout(node)),
                  Reply::unanswered,
                  spare -> leave(directory, members, member, spare));
            } else {
              exchange.answer(needed(ties));
            }
          });
    }

    private void leave(Directory directory, Members members, Member member, boolean spare) {
      if (!spare) {
        exchange.answer(
            needed(
                List.of(
                    "without its replica of the table no majority has on disk what is trimmed of"
                        + " the log: wait until the others have caught up")));
        return;
      }
      step(
          call(services.directory(), register -> register.leave(node, members)),
          Reply::info,
          departure -> {
            switch (departure) {
              case Departure.Changed() ->
                  exchange.answer(
                      Reply.fail(409, "the nodes of the cluster changed meanwhile; try again"));
              case Departure.Gone() -> exchange.answer(gone(members));
              case Departure.Leaving(Members next) -> checkAgain(directory, member, next);
            }
          });
    }

    private void checkAgain(Directory directory, Member member, Members left) {
      step(
          chains(directory),
          Reply::info,
          chains -> {
            List<String> ties = chainTies(member, chains, List.of());
            if (ties.isEmpty()) {
              exchange.answer(gone(left));
            } else {
              step(
                  call(services.directory(), register -> register.readmit(node, member)),
                  Reply::info,
                  back -> exchange.answer(needed(ties)));
            }
          });
    }

    /** What every log's register holds, without what is trimmed. */
    private CompletableFuture<SortedMap<String, ChainRecord>> chains(Directory directory) {
      SortedMap<String, ChainRecord> found = new ConcurrentSkipListMap<>();
      List<CompletableFuture<Void>> each =
          directory.logs().entrySet().stream()
              .map(log ->
                  services
                      .opener()
                      .open(log.getKey(), log.getValue())
                      .thenCompose(open -> call(open, LeaveRoute::newest))
                      .thenAccept(stored -> found.put(log.getKey(), stored.record())))
              .toList();
      return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
          .thenApply(all -> new TreeMap<>(found));
    }

    private List<String> ties(
        Directory directory, Member member, SortedMap<String, ChainRecord> chains) {
      return chainTies(
          member,
          chains,
          RegisterTies.of(
              node,
              directory.recorded(),
              List.copyOf(register().nodes()),
              services.membership().register(),
              services.acceptors().areMovable()));
    }

    private List<String> chainTies(
        Member member, SortedMap<String, ChainRecord> chains, List<String> registers) {
      return Ties.of(
          node,
          registers,
          List.copyOf(member.addresses().engines().keySet()),
          chains,
          services.catalogue());
    }

    private Reply needed(List<String> ties) {
      return Reply.fail(
          409,
          new JsonObject()
              .put("reason", "%s is still needed: %s".formatted(node, String.join("; ", ties)))
              .put("needs", new JsonArray(ties)));
    }

    private Reply gone(Members members) {
      JsonArray nodes = new JsonArray();
      members.present().keySet().forEach(each -> nodes.add(each.name()));
      return Reply.ok(new JsonObject().put("left", node.name()).put("nodes", nodes));
    }

    /** Goes on when {@code awaited} is there, or answers why it is not. */
    private <T> void step(
        CompletableFuture<T> awaited, Function<Diagnosis, Reply> otherwise, Consumer<T> next) {
      exchange.await(
          awaited
              .<Optional<T>>thenApply(Optional::of)
              .exceptionally(failed -> unavailable(failed, otherwise)),
          value -> value.ifPresent(next));
    }

    private <T> Optional<T> unavailable(Throwable failed, Function<Diagnosis, Reply> otherwise) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      if (cause instanceof Unavailable why) {
        exchange.answer(otherwise.apply(why.diagnosis()));
        return Optional.empty();
      }
      throw new IllegalStateException(cause);
    }
  }

  /** Truncating reads the register; what the handle knows then is at least as new. */
  private static Future<Stored> newest(VirtualLog log) {
    return log.reconfigTruncate().map(truncated -> log.status().stored());
  }

  private static <T, R> CompletableFuture<R> call(
      OnLoop<T> service, Function<T, Future<R>> operation) {
    CompletableFuture<R> result = new CompletableFuture<>();
    service.call(operation, result::complete, result::completeExceptionally);
    return result;
  }

  private ProtocolSpec register() {
    String text = services.membership().register();
    return switch (Composition.parseRegister(text, services.catalogue(), Optional.empty())) {
      case Parsed.Accepted(ProtocolSpec spec) -> spec;
      case Parsed.Refused(var problems) ->
          throw new IllegalStateException("this node runs on a register it does not know: " + text);
    };
  }
}
