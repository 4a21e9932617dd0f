/**
 * What a protocol says of its Loglets before any is built: which nodes must live for what, and what
 * a call costs. The calculator puts it together for a composition, and the simulator checks it.
 *
 * <p>Costs are those of one call alone, when nothing fails: by a client on a node of its own, of a
 * Loglet that has been used before and rests. So they are exact, and can be counted. Calls that are
 * under way together may share messages and writes; then there are fewer.
 *
 * <p>Start at {@link dev.rhenea.prediction.Prediction}. Pure. Uses the environment's node names
 * alone.
 */
@NullMarked
package dev.rhenea.prediction;

import org.jspecify.annotations.NullMarked;
