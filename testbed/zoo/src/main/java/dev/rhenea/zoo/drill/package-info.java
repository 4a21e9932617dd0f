/**
 * Drills: a situation that one kind of bug needs, staged on purpose, where a random storm would
 * come across it once in thousands of seeds. The script is fixed, the seed moves every instant in
 * it. What is observed is judged by the same checker as everywhere.
 *
 * <p>Start at {@link dev.rhenea.zoo.drill.LogDrill} and {@link dev.rhenea.zoo.drill.LogletDrill}.
 * May use: the virtual log, its protocols, the simulator and the checker.
 */
@NullMarked
package dev.rhenea.zoo.drill;

import org.jspecify.annotations.NullMarked;
