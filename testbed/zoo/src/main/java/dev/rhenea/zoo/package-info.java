/**
 * The broken variants: planted bugs, and the proof that a check catches each.
 *
 * <p>A mutant is a patch file in {@code testbed/zoo/mutants}, made against the production sources,
 * so that it breaks exactly the rule it names and nothing beside it. It is compiled in memory and
 * loaded instead of the original, then a simulation runs in that copy of the code; the ZooKeeper
 * adapter's are run against real servers. A patch that no longer applies is an error: the zoo moves
 * with the code, or it proves nothing.
 *
 * <p>Start at {@link dev.rhenea.zoo.Mutant}, then {@link dev.rhenea.zoo.Zoo}. May use: {@code
 * testbed/worlds} and what stands below it, {@code testbed/node}, {@code protocols/zookeeper} and
 * the kits.
 */
@NullMarked
package dev.rhenea.zoo;

import org.jspecify.annotations.NullMarked;
