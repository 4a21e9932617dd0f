/**
 * The table's state machine: what each command of the log does to an ordered map of bytes, and what
 * whoever appended it is answered (Delos, section 2; Schneider's state machine approach). Nothing
 * here touches a disk, a clock, a thread or chance: two replicas that applied the same prefix of
 * the log hold the same cells, byte for byte.
 *
 * <p><b>Atomicity.</b> One entry of the log is one transaction. It is judged against the state that
 * all entries below it left, and its changes are written only after all its guards held and all its
 * reads were made. So the order of the log is a serial order of the transactions, and since an
 * answer is given only after the entry stands in the log, that order respects real time: the table
 * is strictly serializable.
 *
 * <p><b>Once.</b> A session stands in the log at the position that is its name. It remembers the
 * number of its latest call together with the result. A call with that number again is answered
 * from memory; one with a lower number is refused; both change nothing. So however often, and
 * through whichever nodes, a client sends a call, it takes effect at most once: at the first of its
 * entries. There are at most {@link dev.rhenea.node.table.machine.Sessions#MOST} sessions; one more
 * ends the one that was used least recently, and "recently" is counted in positions of the log: no
 * replica's clock has a say (Delos21 does the same by an engine of its own below the database).
 *
 * <p><b>Trimming.</b> Replicas announce in the log up to where their state is durable; what may go
 * is a function of these announcements, see {@link dev.rhenea.node.table.machine.Retention}.
 *
 * <p><b>Indexes.</b> An index is made, built and taken away by commands of the log, so it is the
 * same everywhere. The invariant, T2: <i>a ready index has, for each covered key whose value has a
 * term, one entry under that term, and no other entries; one that is being built has just those
 * below the key it has come to</i>. It holds at first, when the index has come to the beginning and
 * has nothing. A step adds the entries of the next keys as they are at that moment. A write to a
 * key that the index has come to moves its entry, in the same command and so in the same atomic
 * batch of the store; one to a key beyond needs no entry yet, as the step that comes there will see
 * it. A write whose term would be too long is refused as a whole. So a query of a ready index gives
 * exactly the rows that a scan of all covered keys would find at that position, and what was argued
 * for scans holds for it.
 *
 * <p>Building does not stall the log, however many rows there are: one position does a step of
 * bounded work ({@link dev.rhenea.node.table.machine.Command.IndexStep}), other commands come in
 * between, and how far it has come is a part of the state, so that a restart, a copy to another
 * replica, or the death of whoever asks for steps loses nothing. Building the whole index at the
 * position that creates it would be simpler by this cursor, and would cost all replicas at once a
 * pause, and a batch in memory, that grow with the table. Taking entries away is done in the same
 * steps.
 *
 * <p>Start at {@link dev.rhenea.node.table.machine.Machine}. Uses payloads and positions of the
 * virtual log, nothing else.
 */
@NullMarked
package dev.rhenea.node.table.machine;

import org.jspecify.annotations.NullMarked;
