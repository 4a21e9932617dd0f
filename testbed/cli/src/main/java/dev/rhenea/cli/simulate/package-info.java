/**
 * {@code rhenea simulate} and {@code rhenea why}: many seeds of a simulated log, and one of them
 * looked at.
 *
 * <p>Start at {@link dev.rhenea.cli.simulate.SimulateCommand}. Uses {@code dev.rhenea.worlds}.
 */
@NullMarked
package dev.rhenea.cli.simulate;

import org.jspecify.annotations.NullMarked;
