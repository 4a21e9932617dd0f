/**
 * A table under transactions, for the search.
 *
 * <p>Start reading at {@link dev.rhenea.checker.table.TableModel}.
 *
 * <p>May use: the JDK, {@code dev.rhenea.checker.history} and {@code dev.rhenea.checker.linear}.
 */
@NullMarked
package dev.rhenea.checker.table;

import org.jspecify.annotations.NullMarked;
