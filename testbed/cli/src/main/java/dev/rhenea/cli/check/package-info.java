/**
 * {@code rhenea check}: a verdict on a history that some system, not necessarily this one, left in
 * a file.
 *
 * <p>Start at {@code CheckCommand}; {@code Subject} says which checker judges which model.
 */
@NullMarked
package dev.rhenea.cli.check;

import org.jspecify.annotations.NullMarked;
