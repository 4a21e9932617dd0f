/**
 * What clients do to a cluster while it is disturbed: the workloads of the Jepsen tests, one class
 * each, with the same operations, so that either side's checkers judge the other's histories.
 *
 * <p>Start at {@link dev.rhenea.cli.verify.workload.Workload}. Uses the HTTP clients and the models
 * of {@code rhenea check}.
 */
@NullMarked
package dev.rhenea.cli.verify.workload;

import org.jspecify.annotations.NullMarked;
