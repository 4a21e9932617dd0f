/**
 * {@code rhenea run}: an experiment from a file, in the simulator, in one JVM or in processes.
 *
 * <p>Start at {@link dev.rhenea.cli.experiment.RunCommand}. The file is read by {@code
 * dev.rhenea.bench.experiment}; {@code Objections} says what a world cannot do before anything
 * starts; {@code ExperimentSchedule} makes a simulated run of it, {@code LiveExperiment} one on
 * real nodes; both end as the result of any other run, {@link dev.rhenea.cli.result.RunResult}.
 */
@NullMarked
package dev.rhenea.cli.experiment;

import org.jspecify.annotations.NullMarked;
