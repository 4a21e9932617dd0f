/**
 * Compositions side by side in one run: short slices of each in turn, in an order drawn anew for
 * every round, with the floor of the machine measured in between.
 *
 * <p>Start at {@link dev.rhenea.bench.compare.SideBySide}, which measures; {@link
 * dev.rhenea.bench.compare.Comparison} is what was measured, and {@link
 * dev.rhenea.bench.compare.Standing} what follows from it. Uses load, probes and the bare cluster.
 */
@NullMarked
package dev.rhenea.bench.compare;

import org.jspecify.annotations.NullMarked;
