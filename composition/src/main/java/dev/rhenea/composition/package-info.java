/**
 * Loglets made of Loglets, and the language that says so.
 *
 * <p>May use: the contract in {@code protocols/loglet}; never a concrete protocol.
 */
@NullMarked
package dev.rhenea.composition;

import org.jspecify.annotations.NullMarked;
