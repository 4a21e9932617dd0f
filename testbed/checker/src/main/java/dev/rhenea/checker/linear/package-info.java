/**
 * Judges histories of any sequential object by searching for a linearization: exact, for whatever
 * {@link dev.rhenea.checker.linear.Model} can be written down, and exponential at worst. Where a
 * near-linear algorithm exists, use that first; this one is for the rest.
 *
 * <p>Start reading at {@link dev.rhenea.checker.linear.LinearizabilityChecker}; then {@code Action}
 * for what a model must say, {@code Frontier} for why so few configurations are kept, {@code
 * BreadthFirst} for the search, {@code Reduction} for how a counter-example gets small.
 *
 * <p>May use: the JDK, {@code dev.rhenea.checker} and {@code dev.rhenea.checker.history}.
 */
@NullMarked
package dev.rhenea.checker.linear;

import org.jspecify.annotations.NullMarked;
