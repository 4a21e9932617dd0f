/**
 * Benchmarks under JMH, in JVMs of their own: appends, tails, reads, seals and switches of any
 * composition on three nodes in one JVM over loopback, the journal, and the chain's codec.
 *
 * <p>Start at {@link dev.rhenea.jmh.Benchmarks}, which {@code rhenea bench --jmh} calls. Uses the
 * bare cluster of {@code testbed/bench}; protocols are found on the class path. A module of its
 * own, because JMH generates code.
 */
@NullMarked
package dev.rhenea.jmh;

import org.jspecify.annotations.NullMarked;
