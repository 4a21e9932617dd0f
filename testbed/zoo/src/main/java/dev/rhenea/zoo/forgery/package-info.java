/**
 * Forged histories: what a correct system might have produced, and the same with one lie in it. A
 * checker that believes a lie is broken, and so is one that calls the truth a lie: the scenarios in
 * which broken checkers are planted.
 *
 * <p>Start at {@link dev.rhenea.zoo.forgery.ForgedLogs} and {@link
 * dev.rhenea.zoo.forgery.ForgedRegisters}. May use: the checker.
 */
@NullMarked
package dev.rhenea.zoo.forgery;

import org.jspecify.annotations.NullMarked;
