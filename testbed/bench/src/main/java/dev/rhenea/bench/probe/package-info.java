/**
 * The floor under every measurement: what the machine itself takes for a round trip over loopback
 * and for a durable write, just now. Start at {@link dev.rhenea.bench.probe.FloorProbe}. Uses the
 * JDK alone.
 */
@NullMarked
package dev.rhenea.bench.probe;

import org.jspecify.annotations.NullMarked;
