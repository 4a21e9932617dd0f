/**
 * What clients do to a cluster in demos and campaigns, and the histories of it.
 *
 * <p>Start at {@link dev.rhenea.cli.workload.TableLoad}, the paper's production mix on the
 * replicated table, and {@link dev.rhenea.cli.workload.LogLoad}, a log alone. {@link
 * dev.rhenea.cli.workload.Recorder} writes down who asked and heard what, {@link
 * dev.rhenea.cli.workload.FinalReads} sees to it that nothing acknowledged stays unread.
 */
@NullMarked
package dev.rhenea.cli.workload;

import org.jspecify.annotations.NullMarked;
