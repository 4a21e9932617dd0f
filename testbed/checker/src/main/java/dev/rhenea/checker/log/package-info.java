/**
 * Judges the history of a shared log, in near-linear time, because every append says where its
 * entry went.
 *
 * <p>Start reading at {@link dev.rhenea.checker.log.LogChecker}: what it checks, why that is
 * enough, and what it does not check. Each other class is one of its steps.
 *
 * <p>May use: the JDK, {@code dev.rhenea.checker} and {@code dev.rhenea.checker.history}.
 */
@NullMarked
package dev.rhenea.checker.log;

import org.jspecify.annotations.NullMarked;
