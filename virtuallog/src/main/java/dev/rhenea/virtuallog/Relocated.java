package dev.rhenea.virtuallog;

import dev.rhenea.environment.StorageId;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.Optional;

/**
 * Compositions that name a store as another cluster reached it: a folder may be mounted elsewhere
 * here, a bucket have another address or other credentials. Which store it is, says its identity
 * (N14). Pure.
 *
 * @param store the store as it is reached here, bound
 */
record Relocated(ProtocolSpec store) {
  /** {@code created} with that store as it is reached here, wherever it is a part of it. */
  ProtocolSpec spec(ProtocolSpec created) {
    return created.mapSpecs(part -> isStore(part) ? store : part);
  }

  /** The segment, held by the same Loglet. */
  Segment segment(Segment segment) {
    return new Segment(
        segment.id(), segment.start(), segment.stop(), segment.loglet(), spec(segment.created()));
  }

  private boolean isStore(ProtocolSpec part) {
    return part.protocol().equals(store.protocol())
        && identity(part).isPresent()
        && identity(part).equals(identity(store));
  }

  private static Optional<StorageId> identity(ProtocolSpec spec) {
    return spec.arguments().values().stream()
        .flatMap(value ->
            value instanceof Value.Folder(String path, Optional<StorageId> id)
                ? id.stream()
                : Optional.<StorageId>empty().stream())
        .findFirst();
  }
}
