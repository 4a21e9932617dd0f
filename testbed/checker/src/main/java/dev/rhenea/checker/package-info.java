/**
 * Verdicts over histories. A {@link dev.rhenea.checker.Checker} is a pure function from the history
 * of a run to a {@link dev.rhenea.checker.Verdict}: no clock, no thread, no randomness, no limit of
 * time of its own, and the same answer every time.
 *
 * <p>Start reading at {@code Checker}; then {@link dev.rhenea.checker.history} for what is judged,
 * {@link dev.rhenea.checker.log.LogChecker} for logs, {@link
 * dev.rhenea.checker.register.RegisterChecker} for registers, {@link
 * dev.rhenea.checker.listappend.ListAppendChecker} for transactions, {@link
 * dev.rhenea.checker.linear.LinearizabilityChecker} for everything there is a model of.
 *
 * <p>May use: the JDK.
 */
@NullMarked
package dev.rhenea.checker;

import org.jspecify.annotations.NullMarked;
