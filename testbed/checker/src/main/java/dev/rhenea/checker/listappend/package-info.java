/**
 * Judges transactions that read lists and append to them, in near-linear time, because a list that
 * is read tells its own history.
 *
 * <p>Start reading at {@link dev.rhenea.checker.listappend.ListAppendChecker}: what it checks, why
 * that is exactly strict serializability, and what it does not check. Then {@code Observed} and
 * {@code VersionOrder} for what is known of one list, {@code Dependencies} for the graph, {@code
 * Cycle} for the names of what is found in it.
 *
 * <p>May use: the JDK, {@code dev.rhenea.checker} and {@code dev.rhenea.checker.history}.
 */
@NullMarked
package dev.rhenea.checker.listappend;

import org.jspecify.annotations.NullMarked;
