/**
 * Open-loop load: operations are due at times fixed in advance, and latency counts from then.
 *
 * <p>Start at {@link dev.rhenea.bench.load.OpenLoop}. What it records are {@link
 * dev.rhenea.bench.load.Samples}, from which {@link dev.rhenea.bench.load.Summary} and {@link
 * dev.rhenea.bench.load.Interruption} compute what is printed. Uses HdrHistogram and the JDK.
 */
@NullMarked
package dev.rhenea.bench.load;

import org.jspecify.annotations.NullMarked;
