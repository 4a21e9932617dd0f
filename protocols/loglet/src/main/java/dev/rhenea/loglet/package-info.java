/**
 * The contract of a shared log that orders entries and can be sealed: the seam at which consensus
 * is virtualised (Delos, OSDI 2020, sections 3 and 4).
 *
 * <p>Start at {@link dev.rhenea.loglet.Loglet}; a protocol is added to the testbed by a {@link
 * dev.rhenea.provider.LogletProvider} and argues in its own package documentation why it keeps the
 * obligations O1-O8 listed there. Uses the other packages of this module and the JDK alone.
 */
@NullMarked
package dev.rhenea.loglet;

import org.jspecify.annotations.NullMarked;
