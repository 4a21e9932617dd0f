/**
 * Which sets of answers are enough: pure functions over replies.
 *
 * <p>May use: the JDK and {@code dev.rhenea.environment}.
 */
@NullMarked
package dev.rhenea.quorum;

import org.jspecify.annotations.NullMarked;
