package dev.rhenea.bench.load;

/** Something a load does over and over. */
@FunctionalInterface
public interface Operation {
  /** Is told, once and from any thread, how the operation ended. */
  @FunctionalInterface
  interface Completion {
    void ended(Outcome outcome);
  }

  /**
   * Starts operation number {@code index} (from 0) and returns at once.
   *
   * @return what kind of operation it is, by which samples are told apart
   */
  Kind start(long index, Completion completion);

  /** What an operation does. */
  enum Kind {
    READ,
    WRITE
  }
}
