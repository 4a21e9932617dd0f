/**
 * The contract of a log. A Loglet is one totally ordered, sealable log; a protocol implements it,
 * the VirtualLog chains many of them into one (Delos, section 3).
 *
 * <p>May use: the JDK and {@code dev.rhenea.environment}.
 */
@NullMarked
package dev.rhenea.loglet;

import org.jspecify.annotations.NullMarked;
