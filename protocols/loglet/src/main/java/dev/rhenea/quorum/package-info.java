/**
 * Which sets of answers are enough: pure functions over replies, with no idea of time or messages.
 *
 * <p>Start at {@link dev.rhenea.quorum.QuorumSystem}. Protocols fold what they hear into a {@link
 * dev.rhenea.quorum.Tally} and decide by asking it. Uses node names only.
 */
@NullMarked
package dev.rhenea.quorum;

import org.jspecify.annotations.NullMarked;
