package dev.rhenea.paxos;

import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import java.util.List;
import java.util.Optional;

/**
 * A decided slot: {@code envelope} is, or was, the register's value as {@code version}, for ever.
 * Whoever holds one may tell anybody.
 */
record Chosen(Version version, Envelope envelope) {
  /** The slot that is open while this is the register's value. */
  Version slot() {
    return version.next();
  }

  /** The acceptors of that slot. */
  Members members() {
    return envelope.next();
  }

  /** What decides the open slot if {@code next} is accepted by a majority of its members. */
  Chosen followedBy(Envelope next) {
    return new Chosen(slot(), next);
  }

  /** Who wrote {@code earlier}; empty if that is later than this, or too long ago. */
  Optional<WriteId> writerOf(Version earlier) {
    long back = version.number() - earlier.number();
    List<WriteId> before = envelope.earlier();
    if (back == 0) {
      return Optional.of(envelope.writeId());
    }
    return back > 0 && back <= before.size()
        ? Optional.of(before.get((int) back - 1))
        : Optional.empty();
  }

  /**
   * The later of the two.
   *
   * @throws IllegalStateException if they are two values of one version (invariant I7)
   */
  Chosen merge(Chosen other) {
    if (version.equals(other.version) && !envelope.equals(other.envelope)) {
      throw new IllegalStateException(
          "two values were chosen as %s, by write %s and by write %s"
              .formatted(version, envelope.writeId(), other.envelope.writeId()));
    }
    return other.version.compareTo(version) > 0 ? other : this;
  }

  Versioned value() {
    return new Versioned(version, envelope.bytes());
  }

  void write(PayloadWriter out) {
    out.number(version.number());
    envelope.write(out);
  }

  static Chosen read(PayloadReader in) {
    return new Chosen(new Version(in.number()), Envelope.read(in));
  }
}
