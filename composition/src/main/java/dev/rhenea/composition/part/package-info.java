/**
 * What every combinator does with its children: find their providers, make, open and destroy them,
 * fill them as copies, ask what they can do, and answer for them by the deadline.
 *
 * <p>Start at {@link dev.rhenea.composition.part.Parts}; {@link
 * dev.rhenea.composition.part.SpreadCopy} is a copier's handle on copies made of copies. Uses the
 * contract alone.
 */
@NullMarked
package dev.rhenea.composition.part;

import org.jspecify.annotations.NullMarked;
