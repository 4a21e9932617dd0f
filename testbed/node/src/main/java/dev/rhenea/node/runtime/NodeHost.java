package dev.rhenea.node.runtime;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.spec.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a provider finds on this node. */
record NodeHost(
    Environment environment, Catalogue catalogue, Endpoints endpoints, SharedFolders folders)
    implements Host {
  private static final Logger LOG = LoggerFactory.getLogger(NodeHost.class);

  @Override
  public Optional<Payload> file(String path) {
    return read(path);
  }

  /** An operator's mistake, told by whoever needs the file; no reason for a node to end. */
  static Optional<Payload> read(String path) {
    try {
      Path file = Path.of(path);
      return Files.isRegularFile(file) // a pipe would be waited for
          ? Optional.of(Payload.wrap(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException | InvalidPathException unreadable) {
      LOG.warn("cannot read file '{}': {}", path, unreadable.toString());
      return Optional.empty();
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
