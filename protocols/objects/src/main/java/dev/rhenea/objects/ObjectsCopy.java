package dev.rhenea.objects;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.LogletCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A copier: collects entries into chunks, writes each when it is large enough, and the manifest at
 * the end. Nothing of it is seen before that; a chunk that was once tried to be written stays as it
 * was, because nobody knows whether it is there.
 */
final class ObjectsCopy implements LogletCopy {
  private final Environment environment;
  private final Site site;
  private final LogletOffset first;
  private final int chunkBytes;
  private final String copier;
  private final List<Manifest.Part> parts = new ArrayList<>();
  private List<Optional<Payload>> open = new ArrayList<>();
  private long openBytes;
  private LogletOffset openFirst;
  private Optional<Chunk> closed = Optional.empty();
  private boolean ended;

  /**
   * @param chunkBytes of entries that a chunk has at least, if it is not the last one
   */
  ObjectsCopy(Site site, LogletOffset first, int chunkBytes) {
    this.environment = site.environment();
    this.site = site;
    this.first = first;
    this.openFirst = first;
    this.chunkBytes = chunkBytes;
    this.copier = Long.toHexString(environment.random().nextLong());
  }

  private LogletOffset end() {
    return new LogletOffset(openFirst.value() + open.size());
  }

  @Override
  public Future<Done> write(LogletOffset from, ReadResult.Entries batch) {
    if (ended) {
      return environment.unavailable(Diagnosis.of("write: the handle is closed"));
    }
    if (from.compareTo(end()) > 0) {
      return environment.unavailable(
          Diagnosis.of("write at %s of a copy that ends at %s".formatted(from, end())));
    }
    collect(batch);
    if (closed.isEmpty() && openBytes >= chunkBytes) {
      close(end());
    }
    return flush(site.shelf("write"));
  }

  private void collect(ReadResult.Entries batch) {
    for (Entry entry : batch.entries()) {
      if (entry.offset().compareTo(end()) >= 0
          && entry instanceof Entry.Data(LogletOffset offset, Payload payload)) {
        fill(offset);
        open.add(Optional.of(payload));
        openBytes += payload.size();
      }
    }
    fill(batch.next());
  }

  /** A filler takes a byte in a chunk, so that a copy of fillers alone is not one chunk. */
  private void fill(LogletOffset to) {
    while (end().compareTo(to) < 0) {
      open.add(Optional.empty());
      openBytes++;
    }
  }

  private void close(LogletOffset end) {
    closed = Optional.of(new Chunk(openFirst, open));
    open = new ArrayList<>();
    openBytes = 0;
    openFirst = end;
  }

  /** Writes the chunk that is closed, if there is one. */
  private Future<Done> flush(Shelf shelf) {
    if (closed.isEmpty()) {
      return environment.done();
    }
    int number = parts.size();
    Chunk chunk = closed.get();
    Payload bytes = chunk.encode();
    return shelf
        .put(copier + "-" + number, bytes)
        .map(name -> {
          if (parts.size() == number) { // not if a call that was given up came to its end before
            closed = Optional.empty();
            parts.add(new Manifest.Part(name, chunk.first(), chunk.end(), Chunk.checksum(bytes)));
          }
          return Done.DONE;
        });
  }

  @Override
  public Future<Done> finish(LogletOffset tail) {
    if (ended || !tail.equals(end())) {
      return environment.unavailable(
          Diagnosis.of("finish at %s of a copy that ends at %s".formatted(tail, end())));
    }
    Shelf shelf = site.shelf("finish");
    return flush(shelf)
        .compose(flushed -> {
          if (!open.isEmpty()) {
            close(tail);
          }
          return flush(shelf);
        })
        .compose(flushed -> shelf.finish(new Manifest(first, tail, parts)))
        .compose(found -> settled(shelf, found, tail));
  }

  /**
   * Another copier may have been first; it copied the same, and its chunks are those that count.
   */
  private Future<Done> settled(Shelf shelf, Manifest found, LogletOffset tail) {
    if (!found.tail().equals(tail) || !found.first().equals(first)) {
      throw new IllegalStateException(
          "two copies of one Loglet: [%s, %s) and [%s, %s)"
              .formatted(first, tail, found.first(), found.tail()));
    }
    parts.stream()
        .filter(part -> !found.parts().contains(part))
        .forEach(part -> shelf.delete(part.name()).whenDone(() -> {}));
    return environment.done();
  }

  @Override
  public Future<Done> close() {
    ended = true;
    return environment.done();
  }
}
