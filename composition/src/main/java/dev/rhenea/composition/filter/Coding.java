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
    record Impossible(String reason, String remedy) implements Coded {
      /**
       * What was stored cannot be read here any more, whoever tries. Also reconfigModify has to
       * read what it copies; and what it leaves out must keep the id of its append (V3), which is
       * in it.
       */
      public static Impossible lost(String reason) {
        return new Impossible(
            reason,
            "a mirror or a parity above it reads other children; without one the entry is lost, and as"
                + " reconfigModify has to read it, too, only a trim beyond it lets readers go on");
      }
    }
  }
}
