/**
 * The replicated table: a state machine over the virtual log, as the DelosTable of the paper
 * (Delos, section 2; Schneider's state machine approach).
 *
 * <p>A write is appended to the log as a command, the log is played up to it, and the answer is the
 * command's own result. A read asks where the log ends, plays up to there and reads locally, so it
 * is linearizable; reads that arrive together share one such question. What a command does is
 * {@link dev.rhenea.node.table.machine}'s business, which argues why that is strictly serializable.
 * State is kept in RocksDB without a write-ahead log of its own, because the log is one: data and
 * the position up to which the log was played change in one atomic batch, and after a crash the log
 * is played again from the position that survived.
 *
 * <p>Rows are found by their keys, or by what their values hold: secondary indexes are cells like
 * all others, and the state machine's business too. Those that are built, or taken away, need some
 * commands for it, which {@link dev.rhenea.node.table.Table} appends.
 *
 * <p>The log does not grow for ever. A replica makes its state durable now and then and says so in
 * the log; what is trimmed follows from what all of them said ({@link
 * dev.rhenea.node.table.machine.Retention}), so that it is always on disks first. A replica that
 * finds the log trimmed beyond its own state (it was down for long, or lost its disk, or is new)
 * takes no requests until it has put the state of another one in the place of its own ({@link
 * dev.rhenea.node.table.copy.Bootstrap}), and plays the log from there. Of commands it had under
 * way meanwhile it does not know what they did, and says so.
 *
 * <p>Start at {@link dev.rhenea.node.table.Table}. Uses the state machine, the virtual log, the
 * environment and RocksDB.
 */
@NullMarked
package dev.rhenea.node.table;

import org.jspecify.annotations.NullMarked;
