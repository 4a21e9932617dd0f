/**
 * The calculator: what a composition survives and costs, from its tree alone.
 *
 * <p>Every protocol says what its own Loglets need and cost ({@link dev.rhenea.prediction}), and a
 * combinator says it from what its children say; where one says nothing, nothing is made up. {@link
 * dev.rhenea.composition.calculator.Calculation} has it for an append, a seal, and a linearizable
 * read, which is a checkTail and a readNext. {@link dev.rhenea.composition.calculator.Survival}
 * counts failures. A test holds all of it against the simulator: every set of failed nodes is
 * tried, every count is counted.
 *
 * <p>Start at {@link dev.rhenea.composition.calculator.Calculation}. Pure.
 */
@NullMarked
package dev.rhenea.composition.calculator;

import org.jspecify.annotations.NullMarked;
