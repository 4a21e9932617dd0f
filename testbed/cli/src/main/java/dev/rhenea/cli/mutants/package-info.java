/**
 * {@code rhenea mutants}: which planted bug is caught by which check, and how soon.
 *
 * <p>Start at {@link dev.rhenea.cli.mutants.MutantsCommand}. The hunting is {@code
 * dev.rhenea.zoo}'s; here it is asked for, and shown.
 */
@NullMarked
package dev.rhenea.cli.mutants;

import org.jspecify.annotations.NullMarked;
