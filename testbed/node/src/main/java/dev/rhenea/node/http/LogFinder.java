package dev.rhenea.node.http;

import dev.rhenea.node.directory.Directory;
import dev.rhenea.virtuallog.VirtualLog;
import java.util.function.Consumer;

/** Finds the log that a request names, opening it if another node made it meanwhile. */
final class LogFinder {
  private final Services services;

  LogFinder(Services services) {
    this.services = services;
  }

  /** Hands the log to {@code action}, or answers the request. */
  void find(Exchange exchange, Consumer<OnLoop<VirtualLog>> action) {
    String name = exchange.parameter("log");
    OnLoop<VirtualLog> open = services.logs().get(name);
    if (open != null) {
      action.accept(open);
      return;
    }
    services
        .directory()
        .call(
            target -> target.read(),
            directory -> opened(exchange, name, directory, action),
            why -> exchange.answer(Reply.unanswered(why.diagnosis())));
  }

  private void opened(
      Exchange exchange, String name, Directory directory, Consumer<OnLoop<VirtualLog>> action) {
    String composition = directory.logs().get(name);
    if (composition == null) {
      exchange.answer(
          Reply.fail(
              404,
              "no log '%s' here; there is: %s"
                  .formatted(name, String.join(", ", directory.logs().keySet()))));
    } else {
      exchange.await(services.opener().open(name, composition), action);
    }
  }
}
