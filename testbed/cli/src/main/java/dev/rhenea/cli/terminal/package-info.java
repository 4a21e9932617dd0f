/**
 * What all commands share: how arguments are read and how results are written.
 *
 * <p>Start at {@link dev.rhenea.cli.terminal.Exit} and {@link dev.rhenea.cli.terminal.Json}. Uses
 * picocli and Jackson, no other package of the command line.
 */
@NullMarked
package dev.rhenea.cli.terminal;

import org.jspecify.annotations.NullMarked;
