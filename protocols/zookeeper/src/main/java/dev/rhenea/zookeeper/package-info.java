/**
 * Apache ZooKeeper as a Loglet and as a register: the "easy" Loglet a deployment starts with and
 * falls back to (Delos, OSDI 2020, section 4). ZooKeeper's leader orders the entries as sequential
 * nodes; Loglets survive the loss of a minority of its servers, and of power, since its servers
 * force their log to disk before they acknowledge.
 *
 * <p>Start at {@link dev.rhenea.zookeeper.ZooKeeperLoglet}; {@link dev.rhenea.zookeeper.LogletTree}
 * draws where its parts lie, {@link dev.rhenea.zookeeper.Appender} is the append path. {@link
 * dev.rhenea.zookeeper.ZooKeeperEngine} runs the servers inside node processes. An engine adapter:
 * it may use threads and sockets, but what they have to say enters the handle's loop through {@code
 * Environment.execute}, and blocking work goes through {@code Environment.blocking}. Uses the
 * contract in {@code protocols/loglet}, and ZooKeeper.
 *
 * <p>Two variants: <i>naive</i> sends one append at a time per handle, as a first version would,
 * and as the one did that the paper measured its tenfold gain against; <i>pipelined</i> sends as
 * many as the handle may have in flight. They differ in that number alone.
 *
 * <h2>Why it keeps the obligations</h2>
 *
 * ZooKeeper applies all writes in one order, and a multi wholly or not at all. An append is the
 * multi [the seal node has version 0; advance the writer's version; create the next sequential
 * node], so everything below is about places in that order. A refused multi takes no number, and
 * deletions do not disturb the numbering: offsets are dense.
 *
 * <ul>
 *   <li><b>O1</b> The seal raises the seal node's version, for ever. An append placed behind it is
 *       refused by its first check; one that starts after the seal completed is placed behind it.
 *   <li><b>O2</b> A sealed tail is the count of creations, read by a session that has seen the seal
 *       refuse something. Every acknowledged append is placed before the seal, so it is counted.
 *   <li><b>O3</b> An entry's node is never written again, and its offset never given twice; a
 *       reader that lacks an entry catches up through the quorum before it says so ({@link
 *       dev.rhenea.zookeeper.ReadNext}).
 *   <li><b>O4</b> An open tail is the count of creations as of a write that also checked the seal
 *       ({@link dev.rhenea.zookeeper.CheckTail}): above every earlier acknowledgement, at most
 *       every count taken later in the order, and the seal is not placed before it. {@code sync}
 *       and a read would not do: {@code sync} asks the leader, and one that was deposed without
 *       knowing answers.
 *   <li><b>O5</b> Seal and checkTail need a majority of the servers and nothing else.
 *   <li><b>O6</b> Only what the handle refuses before it sends anything is Rejected.
 *   <li><b>O8</b> An append that starts after a tail t was returned is placed behind the t-th
 *       creation.
 *   <li><b>issueOrder</b> One connection delivers in order, but around a lost one later requests
 *       get through while earlier ones are gone. The writer's version chains the appends of a
 *       generation: append i is refused unless its predecessor landed, so what landed is always a
 *       prefix of what was sent. {@link dev.rhenea.zookeeper.Recovery} deletes the writer's node,
 *       after which nothing of that generation can land, finds the prefix by the (handle, number)
 *       stored with each entry, and the rest is sent again, in order, under a writer with a new
 *       name. An append lands at most once, because it is only sent again after a search that could
 *       not miss it; one whose deadline is over is not sent again at all.
 *   <li><b>N14</b> Creation is one multi, which changes nothing where it was done before.
 *       Destroying leaves the seal node, so the same id can never be created anew. A Loglet lives
 *       in the ensemble's tree and not in a node's folder; so specs are not bound to storage ids,
 *       and an ensemble that lost its data does not know the Loglet.
 * </ul>
 *
 * <h2>Traps</h2>
 *
 * <ul>
 *   <li>ZooKeeper shows {@code cversion = 2 * creations - children} in 31 bits, which overflows
 *       first on a trimmed log, from 2^30 creations on. A Loglet seals itself at its capacity, at
 *       most 10^9.
 *   <li>A request above 1 MiB ({@code jute.maxbuffer}) makes the server drop the connection, which
 *       looks like a failure and would be tried for ever: larger entries are refused here.
 *   <li>Listing the children of a node answers with all of them. Nothing here does; trimming
 *       remembers how far it came.
 *   <li>{@code jute.maxbuffer}, {@code zookeeper.forceSync} and the exit procedure are one per JVM.
 *   <li>A session outlives its connection; that is not used, see {@link
 *       dev.rhenea.zookeeper.Session}.
 * </ul>
 */
@NullMarked
package dev.rhenea.zookeeper;

import org.jspecify.annotations.NullMarked;
