/**
 * How a run is shown: pictures and pages that need no network and no other file.
 *
 * <p>Start at {@link dev.rhenea.bench.report.LatencyChart} for the picture, {@link
 * dev.rhenea.bench.report.Page} for the page around it. Uses {@code dev.rhenea.bench.load}.
 */
@NullMarked
package dev.rhenea.bench.report;

import org.jspecify.annotations.NullMarked;
