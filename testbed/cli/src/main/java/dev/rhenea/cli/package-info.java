/**
 * The {@code rhenea} command. Start at {@code Rhenea}.
 *
 * <p>May use: everything.
 */
@NullMarked
package dev.rhenea.cli;

import org.jspecify.annotations.NullMarked;
