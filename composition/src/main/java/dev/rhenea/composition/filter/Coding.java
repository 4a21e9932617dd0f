package dev.rhenea.composition.filter;

import dev.rhenea.payload.Payload;

/** Another form of entries: how they are stored, and how what is stored is read. */
public interface Coding {
  /** The stored form of {@code entry}, larger by no more than the filter's overhead. */
  Coded encode(Payload entry);

  /** The entry whose stored form that is. */
  Coded decode(Payload stored);

  /** What became of bytes. */
  sealed interface Coded {
    record Done(Payload payload) implements Coded {}

    /**
     * It cannot be done.
     *
     * @param reason what is wrong, without any entry's bytes
     * @param remedy who may do what about it
     */
    record Impossible(String reason, String remedy) implements Coded {}
  }
}
