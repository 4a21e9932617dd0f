/**
 * Many Loglets as one log (Delos, section 3): the chain of segments, the MetaStore that holds it
 * and the reconfiguration that changes it.
 *
 * <p>Start at {@link dev.rhenea.virtuallog.VirtualLog}. The procedures are {@link
 * dev.rhenea.virtuallog.Reconfiguration} (reconfigExtend), {@link
 * dev.rhenea.virtuallog.Modification} (reconfigModify) and {@code Truncation}; what they change is
 * a {@link dev.rhenea.virtuallog.ChainRecord}. A log whose cluster is gone comes back by {@link
 * dev.rhenea.virtuallog.Restoration}, from the chain that {@code Archiving} has kept outside.
 *
 * <p>May use: the contract in {@code protocols/loglet}; never a concrete protocol.
 */
@NullMarked
package dev.rhenea.virtuallog;

import org.jspecify.annotations.NullMarked;
