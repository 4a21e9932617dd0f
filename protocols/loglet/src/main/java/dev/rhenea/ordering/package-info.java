/**
 * How appends of many handles reach the one party that orders them, each once and in the order of
 * issue, over a network that loses, repeats and overtakes: {@link dev.rhenea.ordering.Appends} on
 * the handle's side, {@link dev.rhenea.ordering.HandleOrder} on the other. For protocols that have
 * such a party, a sequencer or a conductor; how it makes its order safe is theirs.
 *
 * <p>A handle numbers its appends from 0 and submits them until it hears what became of them; a
 * number gets one position, however often it is submitted (rule N13). So a lost message costs a
 * retry, neither the Loglet nor a duplicate.
 */
@NullMarked
package dev.rhenea.ordering;

import org.jspecify.annotations.NullMarked;
