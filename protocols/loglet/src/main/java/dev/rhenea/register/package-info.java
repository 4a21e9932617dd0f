/**
 * The contract of a versioned register: the one small piece of consensus a MetaStore needs (Delos,
 * section 3.2).
 *
 * <p>May use: the JDK and {@code dev.rhenea.environment}.
 */
@NullMarked
package dev.rhenea.register;

import org.jspecify.annotations.NullMarked;
