package dev.rhenea.objects;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.InFlight;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A reader's handle. It remembers the manifest, which does not change, the trim mark as it was
 * then, and the last chunk it read; what it misses in the store makes it look again.
 */
final class ObjectsLoglet implements Loglet {
  private final Environment environment;
  private final LogletId id;
  private final LogletTraits traits;
  private final Site site;
  private final InFlight inFlight;
  private Optional<Known> known = Optional.empty();
  private Optional<Chunk> last = Optional.empty();

  /** What the Loglet consists of, and below what it may be gone. */
  private record Known(Manifest manifest, LogletOffset trimMark) {
    LogletOffset lowest() {
      return LogletOffset.max(manifest.first(), trimMark);
    }
  }

  ObjectsLoglet(Site site, LogletTraits traits, HandleLimits limits) {
    this.environment = site.environment();
    this.id = site.id();
    this.traits = traits;
    this.site = site;
    this.inFlight = new InFlight(limits);
  }

  @Override
  public LogletTraits traits() {
    return traits;
  }

  @Override
  public Future<AppendResult> append(Payload entry) {
    Optional<Rejection> refused = inFlight.admit(entry.size());
    if (refused.isPresent()) {
      return environment.completed(new AppendResult.Rejected(refused.get()));
    }
    Future<AppendResult> result =
        this.<AppendResult>ifThere("append", there -> new AppendResult.Sealed())
            .recover(why -> environment.completed(new AppendResult.Indeterminate(why.diagnosis())));
    result.whenDone(() -> inFlight.release(entry.size()));
    return result;
  }

  @Override
  public Future<Tail> checkTail() {
    return ifThere("checkTail", there -> new Tail.Sealed(there.manifest.tail()));
  }

  @Override
  public Future<Done> seal() {
    return ifThere("seal", there -> Done.DONE);
  }

  @Override
  public Future<LogletOffset> awaitTail(LogletOffset beyond, Duration atMost) {
    return ifThere("awaitTail", there -> there.manifest.tail());
  }

  @Override
  public Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
    Shelf shelf = site.shelf("readNext");
    return (known.isPresent() ? environment.completed(known) : look(shelf))
        .compose(found ->
            found
                .map(there -> read(shelf, there, from, to, maxBytes))
                .orElseGet(() -> environment.completed(new ReadResult.Unknown())));
  }

  private Future<ReadResult> read(
      Shelf shelf, Known there, LogletOffset from, LogletOffset to, int maxBytes) {
    if (from.compareTo(there.lowest()) < 0) {
      return environment.completed(new ReadResult.Trimmed(there.lowest()));
    }
    if (from.compareTo(there.manifest.tail()) >= 0) {
      throw new IllegalArgumentException(
          "a read from %s of %s, whose tail is %s".formatted(from, id, there.manifest.tail()));
    }
    Manifest.Part part = there.manifest.part(from);
    if (last.filter(chunk -> chunk.first().equals(part.first())).isPresent()) {
      return environment.completed(entries(last.get(), from, to, maxBytes));
    }
    return shelf
        .chunk(part.name())
        .compose(bytes ->
            bytes.isPresent()
                ? decode(part, bytes.get()).map(chunk -> entries(chunk, from, to, maxBytes))
                : missing(shelf, part, from));
  }

  private static ReadResult entries(Chunk chunk, LogletOffset from, LogletOffset to, int maxBytes) {
    List<Entry> found = chunk.entries(from, to, maxBytes);
    return new ReadResult.Entries(found, found.getLast().offset().next());
  }

  private Future<Chunk> decode(Manifest.Part part, Payload bytes) {
    try {
      if (Chunk.checksum(bytes) == part.checksum()) {
        Chunk chunk = Chunk.decode(part.first(), bytes);
        last = Optional.of(chunk);
        return environment.completed(chunk);
      }
    } catch (MalformedPayloadException damaged) {
      // Said below.
    }
    return environment.unavailable(broken(part, "is damaged"));
  }

  /** It was trimmed or destroyed since this handle looked; otherwise somebody else removed it. */
  private Future<ReadResult> missing(Shelf shelf, Manifest.Part part, LogletOffset from) {
    return look(shelf)
        .compose(found -> {
          if (found.isEmpty()) {
            return environment.completed(new ReadResult.Unknown());
          }
          LogletOffset lowest = found.get().lowest();
          return from.compareTo(lowest) < 0
              ? environment.completed(new ReadResult.Trimmed(lowest))
              : environment.unavailable(broken(part, "is missing"));
        });
  }

  private Diagnosis broken(Manifest.Part part, String how) {
    return new Diagnosis(
        "object %s of %s %s".formatted(part.name(), id, how),
        List.of(),
        "restore the object from a backup");
  }

  /** The marks of all trims stay, so that the highest one is never lost; chunks below it go. */
  @Override
  public Future<LogletOffset> prefixTrim(LogletOffset before) {
    Shelf shelf = site.shelf("prefixTrim");
    return there(shelf, "prefixTrim").compose(there -> trim(shelf, there, before));
  }

  private Future<LogletOffset> trim(Shelf shelf, Known there, LogletOffset before) {
    LogletOffset mark = LogletOffset.min(before, there.manifest.tail());
    return mark.compareTo(there.lowest()) <= 0
        ? environment.completed(there.lowest())
        : shelf
            .markTrimmed(mark)
            .compose(marked -> there(shelf, "prefixTrim"))
            .map(now -> {
              now.manifest.parts().stream()
                  .takeWhile(part -> part.end().compareTo(now.lowest()) <= 0)
                  .filter(part -> part.end().compareTo(there.lowest()) > 0)
                  .forEach(part -> shelf.delete(part.name()).whenDone(() -> {}));
              return now.lowest();
            });
  }

  @Override
  public Future<Done> close() {
    inFlight.close();
    return environment.done();
  }

  /** Looks into the store: what is there, if it is. */
  private Future<Optional<Known>> look(Shelf shelf) {
    return shelf
        .manifest()
        .compose(manifest ->
            shelf
                .trimMark()
                .map(mark -> {
                  known = manifest.map(found -> new Known(found, mark));
                  return known;
                }));
  }

  private Future<Known> there(Shelf shelf, String operation) {
    return look(shelf)
        .compose(found ->
            found
                .map(environment::completed)
                .orElseGet(() ->
                    environment.unavailable(
                        new Diagnosis(
                            "%s of %s: it was destroyed, or never finished"
                                .formatted(operation, id),
                            List.of(),
                            "look where the log's chain says it is"))));
  }

  private <T> Future<T> ifThere(String operation, Function<Known, T> answer) {
    return there(site.shelf(operation), operation).map(answer);
  }
}
