package dev.rhenea.zookeeper;

import dev.rhenea.environment.Promise;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;

/** An append that was admitted and not answered yet. */
final class PendingAppend {
  final long number;
  final Payload entry;
  final long deadline;
  final Promise<AppendResult> result;

  /** No attempt of it can have landed below: a tail known before the first one. */
  LogletOffset notBelow = LogletOffset.ZERO;

  /**
   * An append.
   *
   * @param number which of the handle's appends it is, from 0
   * @param deadline on the handle's clock, nanoseconds
   */
  PendingAppend(long number, Payload entry, long deadline, Promise<AppendResult> result) {
    this.number = number;
    this.entry = entry;
    this.deadline = deadline;
    this.result = result;
  }
}
