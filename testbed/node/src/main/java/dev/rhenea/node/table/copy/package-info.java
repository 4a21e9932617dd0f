/**
 * Copies of a replica's state: taken on one node, fetched and put in place on another.
 *
 * <p>A {@link dev.rhenea.node.table.copy.Snapshot} is a checkpoint of the store: links to the files
 * that make up its state at one moment, which the database has flushed before. It is fetched file
 * by file and part by part, so that a part that is lost is asked for again, and a server that is
 * slow or gone is noticed. What arrives is written to a folder of its own, checked against size and
 * CRC32C of each file, made durable, opened as a store, and only then takes the place of the state
 * there was. So a crash at any moment leaves the old state, the new one or none; never a mixture.
 * None is as good as the old: the log is trimmed beyond it, so it is fetched anew.
 *
 * <p>Start at {@link dev.rhenea.node.table.copy.Bootstrap}. Uses the JDK alone.
 */
@NullMarked
package dev.rhenea.node.table.copy;

import org.jspecify.annotations.NullMarked;
