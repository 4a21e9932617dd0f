/**
 * Judges the history of registers whose written values are unique, in near-linear time.
 *
 * <p>Start reading at {@link dev.rhenea.checker.register.RegisterChecker}: the algorithm and its
 * proof. {@code Access} is an operation on one register, {@code Block} what unique values weld
 * together.
 *
 * <p>May use: the JDK, {@code dev.rhenea.checker} and {@code dev.rhenea.checker.history}.
 */
@NullMarked
package dev.rhenea.checker.register;

import org.jspecify.annotations.NullMarked;
