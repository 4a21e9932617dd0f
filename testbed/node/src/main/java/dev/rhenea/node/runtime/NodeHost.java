package dev.rhenea.node.runtime;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.spec.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What a provider finds on this node. */
record NodeHost(
    Environment environment, Catalogue catalogue, Endpoints endpoints, SharedFolders folders)
    implements Host {
  @Override
  public Optional<Payload> file(String path) {
    try {
      return Optional.of(Payload.wrap(Files.readAllBytes(Path.of(path))));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public Optional<String> endpoint(NodeId node, String engine, String port) {
    return endpoints.find(node, engine, port);
  }

  @Override
  public ObjectStore objects(Value.Folder folder) {
    return folders.open(environment, folder);
  }
}
