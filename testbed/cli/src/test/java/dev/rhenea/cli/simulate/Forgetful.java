package dev.rhenea.cli.simulate;

import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import dev.rhenea.provider.Catalogue;

/**
 * A bug in {@code memory}: the tail of a sealed Loglet misses the last entry (O2), so that every
 * switch away from one with entries loses an append.
 */
final class Forgetful {
  private Forgetful() {}

  static Catalogue catalogue() {
    return Tampered.catalogue((sound, method, arguments) ->
        method.getName().equals("checkTail")
            ? sound.checkTail().map(Forgetful::without)
            : Tampered.call(sound, method, arguments));
  }

  private static Tail without(Tail tail) {
    return tail instanceof Tail.Sealed(LogletOffset offset) && offset.value() > 0
        ? new Tail.Sealed(new LogletOffset(offset.value() - 1))
        : tail;
  }
}
