package dev.rhenea.checker.history;

/** Who did something: one logical thread of a client, or the nemesis that injects faults. */
public sealed interface ProcessId {

  /**
   * A client process. It does one thing at a time, and ends with its first {@code info}: the client
   * goes on under a new number, because the old call may still take effect.
   *
   * @param number at least 0
   */
  record Client(long number) implements ProcessId {
    public Client {
      if (number < 0) {
        throw new IllegalArgumentException("a process number is at least 0, not " + number);
      }
    }

    @Override
    public String toString() {
      return Long.toString(number);
    }
  }

  /** The fault injector. Its operations are notes on the history; no checker judges them. */
  enum Nemesis implements ProcessId {
    NEMESIS;

    @Override
    public String toString() {
      return "nemesis";
    }
  }

  /** Returns the client process {@code number}. */
  static ProcessId client(long number) {
    return new Client(number);
  }

  /** Returns the nemesis. */
  static ProcessId nemesis() {
    return Nemesis.NEMESIS;
  }
}
