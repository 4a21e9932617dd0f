package dev.rhenea.node.runtime;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.spec.Value;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * Objects as files of a folder, which must be on a file system that all nodes share and that has
 * hard links. The folder itself is never created. What a call found, or wrote, counts only if the
 * folder is there before and after it, and is the store that is meant (rule N14): an unmounted
 * folder is no store in which nothing is.
 */
final class FolderStore implements ObjectStore {
  private final Environment environment;
  private final Path root;
  private final Optional<StorageId> meant;
  private final WholeFiles files;
  private final Semaphore calls;

  /**
   * @param calls that may be outstanding, together with those of others to the same folder
   */
  FolderStore(Environment environment, Value.Folder folder, FolderSync folders, Semaphore calls) {
    this.environment = environment;
    this.root = Path.of(folder.path()).normalize();
    this.meant = folder.storageId();
    this.files = new WholeFiles(root, folders);
    this.calls = calls;
  }

  @Override
  public Future<StorageId> identity() {
    return there(() -> StoreIdentity.claim(root, files));
  }

  @Override
  public Future<Boolean> putIfAbsent(String name, Payload content) {
    Path file = file(name);
    return there(() -> files.create(file, content.toByteArray()));
  }

  @Override
  public Future<Optional<Payload>> get(String name) {
    Path file = file(name);
    return there(() -> {
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
    return there(() -> {
      List<String> names = new ArrayList<>();
      collect(path, names);
      names.sort(null);
      return List.copyOf(names);
    });
  }

  private void collect(Path folder, List<String> names) throws IOException {
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
      for (Path file : inside) {
        if (Files.isDirectory(file)) {
          collect(file, names);
        } else {
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
    return there(() -> {
      Files.deleteIfExists(file);
      return Done.DONE;
    });
  }

  private <T> Future<T> there(Callable<T> work) {
    if (!calls.tryAcquire()) {
      return environment.unavailable(
          objection("does not answer", "its file server must come back"));
    }
    return environment.blocking(() -> {
      try {
        return checked(work);
      } finally {
        calls.release();
      }
    });
  }

  private <T> T checked(Callable<T> work) throws Exception {
    try {
      check();
      T result = work.call();
      check();
      return result;
    } catch (IOException failed) {
      throw unavailable("cannot be used", failed + "; it must be readable and writable");
    }
  }

  private void check() throws IOException, Unavailable {
    if (!root.isAbsolute()) {
      throw unavailable("is relative: each node has another one", "write the whole path");
    }
    if (!Files.isDirectory(root)) {
      throw unavailable("is not there", "mount it or create it");
    }
    if (meant.isPresent()) {
      Optional<StorageId> found = StoreIdentity.read(root);
      if (found.isEmpty()) {
        throw unavailable("is not store %s, nor any other".formatted(meant.get()), "mount it");
      }
      if (!found.equals(meant)) {
        throw unavailable(
            "is store %s, and not %s".formatted(found.get(), meant.get()), "mount the right one");
      }
    }
  }

  private Unavailable unavailable(String what, String remedy) {
    return new Unavailable(objection(what, remedy));
  }

  private Diagnosis objection(String what, String remedy) {
    return new Diagnosis(
        "folder %s %s on %s".formatted(root, what, environment.node()), List.of(), remedy);
  }

  private Path file(String name) {
    if (!name.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*")
        || !root.resolve(name).normalize().startsWith(root)) {
      throw new IllegalArgumentException("not the name of an object: '" + name + "'");
    }
    return root.resolve(name).normalize();
  }
}
