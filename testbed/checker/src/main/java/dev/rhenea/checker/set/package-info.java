/**
 * Judges the history of a set.
 *
 * <p>Start reading at {@link dev.rhenea.checker.set.SetChecker}, which is near-linear for sets that
 * only grow; {@link dev.rhenea.checker.set.SetModel} is for all others.
 *
 * <p>May use: the JDK, {@code dev.rhenea.checker}, its {@code history} and {@code linear}.
 */
@NullMarked
package dev.rhenea.checker.set;

import org.jspecify.annotations.NullMarked;
