package dev.rhenea.zookeeper;

import org.apache.zookeeper.KeeperException.Code;

/**
 * What an ensemble answered. No answer is not a reply: the future is unavailable then, and the
 * request may have taken effect.
 */
sealed interface Reply<T> {
  /** It was done, with this result. */
  record Done<T>(T result) implements Reply<T> {}

  /**
   * Nothing was done, because a condition did not hold.
   *
   * @param operation which operation of a multi failed first, from 0
   */
  record Refused<T>(Code code, int operation) implements Reply<T> {}

  /** Whether it was refused with that code. */
  default boolean refused(Code code) {
    return this instanceof Refused<T>(Code found, int operation) && found == code;
  }

  /** Whether that operation of a multi was the first to fail, with that code. */
  default boolean refused(int operation, Code code) {
    return this instanceof Refused<T>(Code found, int index) && index == operation && found == code;
  }
}
