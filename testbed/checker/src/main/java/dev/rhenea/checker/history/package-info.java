/**
 * Histories: what the clients of a run asked, and what they were told.
 *
 * <p>A history is a list of {@link dev.rhenea.checker.history.Operation operations} in real-time
 * order, in the shape Jepsen uses: a process invokes, and later learns {@code ok}, {@code fail}
 * (certainly nothing happened) or {@code info} (nobody knows). {@link
 * dev.rhenea.checker.history.History} pairs them into {@link dev.rhenea.checker.history.Call
 * calls}, which is what the checkers judge. {@link dev.rhenea.checker.history.HistoryWriter} and
 * {@link dev.rhenea.checker.history.HistoryReader} exchange histories with other tools, one
 * operation a line, as JSON or as EDN.
 *
 * <p>Start reading at {@code Operation}, then {@code History}. Nothing here is safe for concurrent
 * use: whoever records from several threads serialises.
 *
 * <p>May use: the JDK.
 */
@NullMarked
package dev.rhenea.checker.history;

import org.jspecify.annotations.NullMarked;
