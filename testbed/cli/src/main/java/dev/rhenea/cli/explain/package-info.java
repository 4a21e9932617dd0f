/**
 * {@code rhenea explain}: what an expression means, before anything is built.
 *
 * <p>Start at {@link dev.rhenea.cli.explain.ExplainCommand}. Uses the composition language and the
 * installed protocols.
 */
@NullMarked
package dev.rhenea.cli.explain;

import org.jspecify.annotations.NullMarked;
