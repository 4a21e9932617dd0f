package dev.rhenea.s3;

import dev.rhenea.contract.engine.RealLoop;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A loop in real time that has files. */
record LoopHost(RealLoop loop) implements Host {
  @Override
  public Environment environment() {
    return loop;
  }

  @Override
  public Catalogue catalogue() {
    return new Catalogue(List.of(), List.of());
  }

  @Override
  public Optional<Payload> file(String path) {
    try {
      Path file = Path.of(path);
      return Files.exists(file)
          ? Optional.of(Payload.wrap(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public Optional<String> endpoint(NodeId node, String engine, String port) {
    return Optional.empty();
  }

  @Override
  public ObjectStore objects(Value.Folder folder) {
    throw new UnsupportedOperationException("there are no folders here");
  }
}
