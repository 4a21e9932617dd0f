/**
 * The kits of the contract on real processes, over every protocol that is installed: what the
 * simulator shows must hold here, too, with {@code kill -9} for a crash and real engines.
 *
 * <p>Start at {@link dev.rhenea.cli.kits.Installed}, which finds the protocols; {@link
 * dev.rhenea.cli.kits.ServerProcesses} is what they run on.
 */
@NullMarked
package dev.rhenea.cli.kits;

import org.jspecify.annotations.NullMarked;
