/**
 * The native Loglet of Delos (section 4): a sequencer orders entries, LogServers store them, a
 * majority commits them.
 *
 * <p>May use: the contract in {@code protocols/loglet}.
 */
@NullMarked
package dev.rhenea.nativeloglet;

import org.jspecify.annotations.NullMarked;
