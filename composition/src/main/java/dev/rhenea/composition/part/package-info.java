/**
 * What every combinator does with its children: find their providers, make, open and destroy them,
 * ask what they can do, and answer for them by the deadline.
 *
 * <p>Start at {@link dev.rhenea.composition.part.Parts}. Uses the contract alone.
 */
@NullMarked
package dev.rhenea.composition.part;

import org.jspecify.annotations.NullMarked;
