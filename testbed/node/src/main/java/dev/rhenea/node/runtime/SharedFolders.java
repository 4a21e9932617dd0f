package dev.rhenea.node.runtime;

import dev.rhenea.environment.Environment;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.spec.Value;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * The folders outside the cluster that this node uses. So many calls may hang in each of them, and
 * no more: a file server that is gone must not take all threads that this node has for blocking
 * work. Thread-safe.
 */
final class SharedFolders {
  static final int CALLS = 64;

  private final ConcurrentMap<String, Semaphore> calls = new ConcurrentHashMap<>();

  /** A handle on the objects in a folder, for one unit. */
  ObjectStore open(Environment environment, Value.Folder folder) {
    return open(environment, folder, FolderSync.REAL);
  }

  ObjectStore open(Environment environment, Value.Folder folder, FolderSync sync) {
    Semaphore free = calls.computeIfAbsent(folder.path(), path -> new Semaphore(CALLS));
    return new FolderStore(environment, folder, sync, free);
  }
}
