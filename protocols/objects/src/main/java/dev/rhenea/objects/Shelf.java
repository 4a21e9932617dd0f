package dev.rhenea.objects;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The objects of one Loglet, by what they mean, for one operation. */
final class Shelf {
  private static final String TRIM = "/trim-";

  private final Environment environment;
  private final PatientStore store;
  private final LogletId id;
  private final String prefix;

  Shelf(Environment environment, PatientStore store, LogletId id) {
    this.environment = environment;
    this.store = store;
    this.id = id;
    this.prefix = id.toString();
  }

  /** Which store this is. */
  Future<StorageId> identity() {
    return store.identity();
  }

  /** Unavailable if the Loglet was destroyed. */
  Future<Done> intact() {
    return isGone()
        .compose(gone -> gone ? environment.unavailable(destroyed()) : environment.done());
  }

  /**
   * Writes a chunk under a name that nobody else uses; its full name. Nothing stays of it if the
   * Loglet was destroyed: whoever does so marks it first, and looks what there is afterwards.
   */
  Future<String> put(String name, Payload chunk) {
    String full = prefix + "/chunk-" + name;
    return store
        .putIfAbsent(full, chunk)
        .compose(written -> isGone())
        .compose(gone ->
            gone
                ? store.delete(full).compose(done -> environment.unavailable(destroyed()))
                : environment.completed(full));
  }

  Future<Optional<Payload>> chunk(String name) {
    return store.get(name);
  }

  Future<Done> delete(String name) {
    return store.delete(name);
  }

  /**
   * Writes the manifest, unless there is one.
   *
   * @return the one there is; unavailable if the Loglet was destroyed
   */
  Future<Manifest> finish(Manifest manifest) {
    return store
        .putIfAbsent(prefix + "/manifest", manifest.encode())
        .compose(written -> manifest())
        .compose(found ->
            found
                .map(environment::completed)
                .orElseGet(() -> destroy().compose(again -> environment.unavailable(destroyed()))));
  }

  /** What the Loglet consists of; empty if it is not finished, or destroyed. */
  Future<Optional<Manifest>> manifest() {
    return store
        .get(prefix + "/manifest")
        .compose(bytes -> isGone().compose(gone -> gone ? none() : decode(bytes)));
  }

  private Future<Optional<Manifest>> none() {
    return environment.completed(Optional.empty());
  }

  private Future<Optional<Manifest>> decode(Optional<Payload> bytes) {
    try {
      return environment.completed(bytes.map(Manifest::decode));
    } catch (MalformedPayloadException damaged) {
      return environment.unavailable(
          new Diagnosis(
              "the manifest of %s is damaged: %s".formatted(id, damaged.getMessage()),
              List.of(),
              "restore the object from a backup"));
    }
  }

  private Future<Boolean> isGone() {
    return store.get(prefix + "/gone").map(Optional::isPresent);
  }

  /** The highest trim mark; zero if there is none. */
  Future<LogletOffset> trimMark() {
    return store
        .list(prefix)
        .map(names ->
            names.stream()
                .filter(name -> name.startsWith(prefix + TRIM))
                .map(name -> Long.parseLong(name.substring((prefix + TRIM).length())))
                .max(Long::compare)
                .map(LogletOffset::new)
                .orElse(LogletOffset.ZERO));
  }

  Future<Done> markTrimmed(LogletOffset mark) {
    String name = prefix + TRIM + String.format(Locale.ROOT, "%019d", mark.value());
    return store.putIfAbsent(name, Payload.empty()).map(written -> Done.DONE);
  }

  /** The mark first, which stays; then everything else. */
  Future<Done> destroy() {
    return store
        .putIfAbsent(prefix + "/gone", Payload.empty())
        .compose(marked -> store.list(prefix))
        .compose(names ->
            Loop.each(
                environment,
                names.stream().filter(name -> !name.equals(prefix + "/gone")).toList(),
                store::delete));
  }

  private Diagnosis destroyed() {
    return new Diagnosis("copy " + id + " was destroyed", List.of(), "begin another one");
  }
}
