package dev.rhenea.node.runtime;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ObjectStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Objects as files of a folder, which must be on a file system that all nodes share and that has
 * hard links: a file gets its name when it is whole and on the disk, and only if the name is free.
 */
final class FolderStore implements ObjectStore {
  private static final String UNNAMED = ".unnamed-";

  private final Environment environment;
  private final Path root;

  FolderStore(Environment environment, Path root) {
    this.environment = environment;
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public Future<Boolean> putIfAbsent(String name, Payload content) {
    Path file = file(name);
    return environment.blocking(() -> write(file, content));
  }

  private boolean write(Path file, Payload content) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent(), "a file is in the store's folder");
    makeFolder(folder);
    Path unnamed = folder.resolve(UNNAMED + UUID.randomUUID());
    try {
      try (FileChannel channel =
          FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content.toByteArray());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.createLink(file, unnamed);
      sync(folder);
      return true;
    } catch (FileAlreadyExistsException taken) {
      sync(folder); // whoever took the name may have died before it was durable
      return false;
    } finally {
      Files.deleteIfExists(unnamed);
    }
  }

  /** Creates a folder and those it is in, each durable in its parent. */
  private void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      makeFolder(parent);
    }
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException raced) {
      if (!Files.isDirectory(folder)) {
        throw raced;
      }
    }
    if (parent != null) {
      sync(parent);
    }
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public Future<Optional<Payload>> get(String name) {
    Path file = file(name);
    return environment.blocking(() -> {
      try {
        return Optional.of(Payload.wrap(Files.readAllBytes(file)));
      } catch (NoSuchFileException none) {
        return Optional.empty();
      }
    });
  }

  @Override
  public Future<List<String>> list(String folder) {
    Path path = file(folder);
    return environment.blocking(() -> {
      List<String> names = new ArrayList<>();
      collect(path, names);
      names.sort(null);
      return List.copyOf(names);
    });
  }

  private void collect(Path folder, List<String> names) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (Files.isDirectory(file)) {
          collect(file, names);
        } else if (!file.getFileName().toString().startsWith(UNNAMED)) {
          names.add(root.relativize(file).toString().replace('\\', '/'));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException none) {
      // Nothing was written there.
    }
  }

  @Override
  public Future<Done> delete(String name) {
    Path file = file(name);
    return environment.blocking(() -> {
      Files.deleteIfExists(file);
      return Done.DONE;
    });
  }

  private Path file(String name) {
    Path file = root.resolve(name).normalize();
    if (!file.startsWith(root) || !name.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*")) {
      throw new IllegalArgumentException("not the name of an object: '" + name + "'");
    }
    return file;
  }
}
