/**
 * {@code rhenea verify}: workloads on node processes of this machine, under faults and switches,
 * judged by the checkers of {@code rhenea check}. The matrix of the Jepsen tests, without Clojure
 * and without machines for the nodes.
 *
 * <p>Start at {@link dev.rhenea.cli.verify.Cell}, one workload under one set of faults; {@link
 * dev.rhenea.cli.verify.CellRun} performs it, {@link dev.rhenea.cli.verify.Course} is what came of
 * it, and says what that proves. It stands in the command's module because everything it is made of
 * does: the processes, their HTTP clients, the recorder, the models of {@code rhenea check}.
 */
@NullMarked
package dev.rhenea.cli.verify;

import org.jspecify.annotations.NullMarked;
