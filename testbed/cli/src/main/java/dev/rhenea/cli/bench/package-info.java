/**
 * {@code rhenea bench} and {@code rhenea report}: compositions side by side in one run, and what is
 * made of the results, now or later.
 *
 * <p>Start at {@link dev.rhenea.cli.bench.BenchCommand}; {@link dev.rhenea.cli.bench.BenchResult}
 * is what is kept, and everything shown is made from it.
 */
@NullMarked
package dev.rhenea.cli.bench;

import org.jspecify.annotations.NullMarked;
