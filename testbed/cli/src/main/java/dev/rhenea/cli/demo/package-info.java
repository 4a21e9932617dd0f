/**
 * {@code rhenea demo}: what the paper is about, on this machine, in about a minute.
 *
 * <p>Start at {@link dev.rhenea.cli.demo.DemoRun}, the story; {@link
 * dev.rhenea.cli.demo.DemoCommand} prepares the stage and shows the result.
 */
@NullMarked
package dev.rhenea.cli.demo;

import org.jspecify.annotations.NullMarked;
