/**
 * Two builds of the node, one after the other over the same data and side by side in one cluster.
 *
 * <p>A build other than this one is a patch to the production sources, compiled as the zoo compiles
 * mutants and put in front of the class path of a node process. A patch that no longer applies is
 * an error. Start at {@link dev.rhenea.cli.upgrade.UpgradeTest}.
 */
@NullMarked
package dev.rhenea.cli.upgrade;

import org.jspecify.annotations.NullMarked;
