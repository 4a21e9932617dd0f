/**
 * Load, measurement, reports, and experiments as files.
 *
 * <p>Start at {@link dev.rhenea.bench.load.OpenLoop} for how load is offered and latency is
 * counted, and at {@link dev.rhenea.bench.report.LatencyChart} for how a run is shown; {@link
 * dev.rhenea.bench.experiment.Experiment} is what is to be done. Uses the checker and the node;
 * nothing but the command line uses this.
 */
@NullMarked
package dev.rhenea.bench;

import org.jspecify.annotations.NullMarked;
