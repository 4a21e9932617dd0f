/**
 * A running cluster under load, and what is done to it meanwhile.
 *
 * <p>Start at {@link dev.rhenea.cli.live.LiveRun}: the steps of which demos and campaigns are made.
 * {@link dev.rhenea.cli.live.PhaseRun} takes the phases of an experiment with it. {@link
 * dev.rhenea.cli.live.Chronicle} remembers when each happened, {@link dev.rhenea.cli.live.Coverage}
 * says what a run did not reach.
 */
@NullMarked
package dev.rhenea.cli.live;

import org.jspecify.annotations.NullMarked;
