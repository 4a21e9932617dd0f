/**
 * A cluster that is lost, another one, and a store outside both: what restorations are tried in.
 *
 * <p>Start at {@link dev.rhenea.worlds.cold.TwoClusters}.
 *
 * <p>May use: everything pure, and the simulator.
 */
@NullMarked
package dev.rhenea.worlds.cold;

import org.jspecify.annotations.NullMarked;
