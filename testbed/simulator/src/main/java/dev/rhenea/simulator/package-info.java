/**
 * A deterministic world for protocols: virtual time, a seeded network, disks that lose what was not
 * synced, crashes and pauses. One seed is one run.
 *
 * <p>May use: the contract in {@code protocols/loglet}, nothing else.
 */
@NullMarked
package dev.rhenea.simulator;

import org.jspecify.annotations.NullMarked;
