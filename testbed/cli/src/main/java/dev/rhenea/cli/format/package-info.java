/**
 * {@code rhenea format}: compositions laid out.
 *
 * <p>Start at {@link dev.rhenea.cli.format.FormatCommand}; the layout itself is part of the
 * language ({@link dev.rhenea.composition.Composition#format}).
 */
@NullMarked
package dev.rhenea.cli.format;

import org.jspecify.annotations.NullMarked;
