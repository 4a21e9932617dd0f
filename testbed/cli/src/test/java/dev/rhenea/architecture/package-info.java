/**
 * The rules of the architecture as tests: layers, purity, cycles, package documentation. Start at
 * {@code LayeringTest}.
 *
 * <p>What belongs where is read from the folders of the project, so a new protocol module is held
 * to the rules without being named here. {@code fixtures} holds classes that break a rule on
 * purpose: a rule that lets them pass is no rule.
 */
@NullMarked
package dev.rhenea.architecture;

import org.jspecify.annotations.NullMarked;
