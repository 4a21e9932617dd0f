/**
 * The replicated table's store and state machine, on a real disk, against a table that filters all
 * its rows.
 *
 * <p>Start at {@link dev.rhenea.zoo.table.IndexedTable}. Uses {@code testbed/node}.
 */
@NullMarked
package dev.rhenea.zoo.table;

import org.jspecify.annotations.NullMarked;
