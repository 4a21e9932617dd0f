/**
 * Judges transfers between accounts by what reads of all of them add up to.
 *
 * <p>Start reading at {@link dev.rhenea.checker.bank.BankChecker}: what it checks, and what it does
 * not see.
 *
 * <p>May use: the JDK, {@code dev.rhenea.checker} and {@code dev.rhenea.checker.history}.
 */
@NullMarked
package dev.rhenea.checker.bank;

import org.jspecify.annotations.NullMarked;
