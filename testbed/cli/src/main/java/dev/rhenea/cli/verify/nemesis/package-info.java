/**
 * What is done to a cluster while its clients work: the faults of the Jepsen tests that can be had
 * on node processes of one machine, without a virtual machine for each.
 *
 * <p>Start at {@link dev.rhenea.cli.verify.nemesis.Fault}. {@link
 * dev.rhenea.cli.verify.nemesis.Timetable} decides beforehand what happens when, {@link
 * dev.rhenea.cli.verify.nemesis.Nemesis} does it and writes it down as Jepsen's nemesis does. What
 * lasts is a {@link dev.rhenea.cli.verify.nemesis.Harm}, what ends by itself an {@link
 * dev.rhenea.cli.verify.nemesis.Act}: a class for each fault. {@link
 * dev.rhenea.cli.verify.nemesis.Casualties} knows who is hit, and is asked by those that leave such
 * nodes alone. Uses the processes of {@code dev.rhenea.cli.cluster} and the HTTP clients.
 */
@NullMarked
package dev.rhenea.cli.verify.nemesis;

import org.jspecify.annotations.NullMarked;
