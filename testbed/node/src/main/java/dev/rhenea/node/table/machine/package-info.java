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
 * <p>Start at {@link dev.rhenea.node.table.machine.Machine}. Uses payloads and positions of the
 * virtual log, nothing else.
 */
@NullMarked
package dev.rhenea.node.table.machine;

import org.jspecify.annotations.NullMarked;
