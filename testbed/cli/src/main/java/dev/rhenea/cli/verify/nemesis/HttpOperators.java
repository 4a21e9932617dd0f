package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.ChainView;
import dev.rhenea.cli.client.LogClient;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * They ask the nodes over HTTP.
 *
 * @param clients a client of each node
 * @param log the log that is switched
 */
record HttpOperators(List<NodeClient> clients, String log, Catalogue catalogue)
    implements Operators {
  HttpOperators {
    clients = List.copyOf(clients);
  }

  @Override
  public List<NodeId> nodes() {
    return clients.stream().map(NodeClient::node).toList();
  }

  @Override
  public Optional<ProtocolSpec> active(Set<NodeId> down) {
    return nodes().stream()
        .filter(node -> !down.contains(node))
        .map(node -> ChainView.in(log(node).chain().await()))
        .flatMap(Optional::stream)
        .findFirst()
        .map(chain -> parsed(chain.active().composition()));
  }

  @Override
  public Future<Answer> switchTo(NodeId via, String composition) {
    return log(via).switchTo(composition);
  }

  @Override
  public Answer seal(NodeId via) {
    return log(via).seal().await();
  }

  @Override
  public Answer leave(NodeId via, NodeId leaving) {
    return client(via).leave(leaving).await();
  }

  private LogClient log(NodeId via) {
    return client(via).log(log);
  }

  private NodeClient client(NodeId via) {
    return clients.stream()
        .filter(client -> client.node().equals(via))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no node " + via));
  }

  private ProtocolSpec parsed(String composition) {
    return switch (Composition.parse(composition, catalogue, Optional.empty())) {
      case Parsed.Accepted(ProtocolSpec spec) -> spec;
      case Parsed.Refused refused ->
          throw new IllegalStateException("a chain with a malformed composition: " + refused);
    };
  }
}
