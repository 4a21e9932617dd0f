package dev.rhenea.provider;

import dev.rhenea.environment.Future;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.spec.ProtocolSpec;
import java.util.Optional;

/**
 * Makes Loglets that are born sealed: copies of closed segments, which take the place of another
 * Loglet with the same offsets (rule V10; Delos, section 3: reconfigModify).
 *
 * <pre>
 *   bind  begin  --write, write, ...-->  finish
 *         |        nobody sees it        |  sealed, readable, for ever the same
 * </pre>
 *
 * Until it is finished, a copy is to everybody else like a Loglet that does not exist: reads are
 * {@code Unknown}, appends indeterminate, tails and seals unavailable. So there is no moment at
 * which somebody sees half of it; a copy made of several shows what the finished ones hold, which
 * is right, but no tail before as many are finished as it takes to read everything. Whoever copies
 * may die: what was begun is never seen, and goes when it is destroyed like any other Loglet.
 */
public interface LogletImporter {
  /**
   * Says where a copy would be kept: the spec with each store outside the cluster bound to the one
   * that is found there now (N14), so that whoever destroys the copy, at any time and on any node,
   * looks for it there and nowhere else. Makes nothing that belongs to a copy. Unavailable if there
   * is no such store, or none that keeps what a store must promise: who meets one for the first
   * time may put it to the test here, which takes some seconds, and is done before anybody waits
   * for a copy. Give it a deadline that leaves room for that.
   */
  default Future<ProtocolSpec> bind(Host host, ProtocolSpec spec, HandleLimits limits) {
    return host.environment().completed(spec);
  }

  /**
   * Begins a copy as {@link LogletProvider#create} makes a Loglet: durable when the future
   * completes, idempotent, never resetting what was written, never after a destruction (N14). The
   * spec is returned with its nodes, and its stores, bound.
   *
   * @param spec as {@link #bind} returned it
   * @param first the lowest offset of the copy; what is below counts as trimmed. The same each time
   */
  Future<ProtocolSpec> begin(
      Host host, LogletId id, ProtocolSpec spec, LogletOffset first, HandleLimits limits);

  /** A handle to write a copy that was begun before; sends nothing by itself. */
  LogletCopy open(
      Host host, LogletId id, ProtocolSpec begun, LogletOffset first, HandleLimits limits);

  /**
   * A handle to read a finished copy back with, before the original goes: what some part of the
   * copy lacks, or holds otherwise than the others, cannot be read through it, although readers
   * could do without that part. Sends nothing by itself. Empty if a reader's handle is as strict.
   */
  default Optional<Loglet> readBack(
      Host host, LogletId id, ProtocolSpec begun, HandleLimits limits) {
    return Optional.empty();
  }
}
