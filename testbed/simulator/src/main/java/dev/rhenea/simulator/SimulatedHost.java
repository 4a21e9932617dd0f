package dev.rhenea.simulator;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.spec.Value;
import java.util.Map;
import java.util.Optional;

/** What a provider finds on a simulated node: no engine ever. */
record SimulatedHost(
    Environment environment, Catalogue catalogue, Map<String, Payload> files, Objects stores)
    implements Host {
  @Override
  public Optional<Payload> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  @Override
  public Optional<String> endpoint(NodeId node, String engine, String port) {
    return Optional.empty();
  }

  @Override
  public ObjectStore objects(Value.Folder folder) {
    return new SimulatedStore(environment, stores, folder);
  }
}
