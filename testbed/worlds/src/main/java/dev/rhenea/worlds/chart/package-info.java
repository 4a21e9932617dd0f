/**
 * Message-sequence charts of simulated runs, around the moment at which something went wrong.
 *
 * <p>Start at {@link dev.rhenea.worlds.chart.Recording}, which looks on at a run, and {@link
 * dev.rhenea.worlds.chart.TextChart}.
 *
 * <p>May use: the simulation it looks on at, and the providers, which say what messages mean.
 */
@NullMarked
package dev.rhenea.worlds.chart;

import org.jspecify.annotations.NullMarked;
