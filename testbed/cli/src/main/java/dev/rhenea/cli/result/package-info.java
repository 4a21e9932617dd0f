/**
 * What a run came to, and the forms in which it is shown: screen, JSON, HTML.
 *
 * <p>Start at {@link dev.rhenea.cli.result.RunResult}. The forms compute nothing: what they show is
 * asked from the result. Uses {@code dev.rhenea.bench} and {@code dev.rhenea.checker}.
 */
@NullMarked
package dev.rhenea.cli.result;

import org.jspecify.annotations.NullMarked;
