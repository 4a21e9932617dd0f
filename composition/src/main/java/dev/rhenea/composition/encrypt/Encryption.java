package dev.rhenea.composition.encrypt;

import dev.rhenea.composition.filter.Coding;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.payload.Payload;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Entries encrypted by the newest key of a file. Loop-confined. */
final class Encryption implements Coding {
  /** What an entry grows by, in bytes. */
  static final int OVERHEAD = Key.ID_BYTES + Key.SALT_BYTES + Key.TAG_BYTES;

  private static final int HEADER = Key.ID_BYTES + Key.SALT_BYTES;
  private static final int RANDOM_BYTES = 16;

  private final RandomGenerator random;
  private final Supplier<KeyRing.Read> file;
  private final Payload loglet;
  private Optional<KeyRing> ring = Optional.empty();

  /**
   * An encryption for one handle.
   *
   * @param file reads the keys anew
   */
  Encryption(RandomGenerator random, Supplier<KeyRing.Read> file, LogletId id) {
    this.random = random;
    this.file = file;
    this.loglet = Payload.utf8(id.toString());
  }

  @Override
  public Coded encode(Payload entry) {
    return switch (ring()) {
      case KeyRing.Read.Keys(KeyRing keys) -> new Coded.Done(encrypted(keys.newest(), entry));
      case KeyRing.Read.Unusable(String reason) -> new Coded.Impossible(reason, KeyRing.REMEDY);
    };
  }

  private Payload encrypted(Key key, Payload entry) {
    byte[] bits = new byte[RANDOM_BYTES];
    random.nextBytes(bits);
    Payload salt = key.salt(bits, entry);
    Payload text = key.encrypt(salt, context(key.id()), entry);
    return Payload.concat(List.of(key.id(), salt, text));
  }

  @Override
  public Coded decode(Payload stored) {
    if (stored.size() < OVERHEAD) {
      return Coded.Impossible.lost(
          "the stored entry has %d bytes, fewer than any encrypted one".formatted(stored.size()));
    }
    Payload id = stored.slice(0, Key.ID_BYTES);
    return switch (ringWith(id)) {
      case KeyRing.Read.Keys(KeyRing keys) ->
          keys.find(id)
              .map(key -> decrypted(key, stored))
              .orElseGet(() ->
                  new Coded.Impossible(
                      "no key of the key file has the id " + Key.hex(id),
                      "add the key that the entry was written with, above the last line"));
      case KeyRing.Read.Unusable(String reason) -> new Coded.Impossible(reason, KeyRing.REMEDY);
    };
  }

  private Coded decrypted(Key key, Payload stored) {
    return key.decrypt(
            stored.slice(Key.ID_BYTES, HEADER),
            context(key.id()),
            stored.slice(HEADER, stored.size()))
        .<Coded>map(Coded.Done::new)
        .orElseGet(() ->
            Coded.Impossible.lost(
                "the stored entry was changed since it was encrypted by key " + key));
  }

  private Payload context(Payload keyId) {
    return loglet.prepend(keyId);
  }

  private KeyRing.Read ring() {
    return ring.<KeyRing.Read>map(KeyRing.Read.Keys::new).orElseGet(this::reread);
  }

  /** The keys; read again if there is none of that id, which may be newer than they are. */
  private KeyRing.Read ringWith(Payload id) {
    return ring.filter(keys -> keys.find(id).isPresent())
        .<KeyRing.Read>map(KeyRing.Read.Keys::new)
        .orElseGet(this::reread);
  }

  private KeyRing.Read reread() {
    KeyRing.Read read = file.get();
    if (read instanceof KeyRing.Read.Keys(KeyRing keys)) {
      ring = Optional.of(keys);
    }
    return read;
  }
}
