package dev.rhenea.provider;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.StorageId;
import dev.rhenea.payload.Payload;
import java.util.List;
import java.util.Optional;

/**
 * Objects under names, outside the cluster: a folder that every node sees, or a service. An object
 * is written once, as a whole, and never changes; it is there or it is not. Called, and completing,
 * on the loop of its host's environment. Unavailable if the store cannot be reached; a write may
 * have taken effect nevertheless.
 *
 * <p>Names are words of letters, digits, '.', '_' and '-', separated by '/'.
 */
public interface ObjectStore {
  /**
   * Which store this is: random, given once, by whoever asks first. Durable when the future
   * completes.
   */
  Future<StorageId> identity();

  /**
   * Writes an object unless there is one of that name; of several writers one succeeds. Durable
   * when the future completes.
   *
   * @return whether this call wrote it
   */
  Future<Boolean> putIfAbsent(String name, Payload content);

  /** The object of that name, if there is one. Sees every write that completed before the call. */
  Future<Optional<Payload>> get(String name);

  /** The names that begin with {@code folder} and '/', in ascending order. */
  Future<List<String>> list(String folder);

  /** Removes an object; done also if there is none. */
  Future<Done> delete(String name);
}
