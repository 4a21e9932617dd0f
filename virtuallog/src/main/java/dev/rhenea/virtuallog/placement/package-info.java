/**
 * On which nodes the registers are, and how they are moved to others while the cluster runs: the
 * register of each log's chain, and the directory's own. A single register can exchange its
 * acceptors ({@link dev.rhenea.register.MovableRegister}); this is about all of them, about whoever
 * looks for them, and about the nodes that are to be stopped afterwards.
 *
 * <pre>
 *   directory, a {@link dev.rhenea.virtuallog.placement.Placement}
 *     generation 0  {n1, n2, n3}       n5 has heard of nothing newer
 *     generation 1  {n2, n3, n4}       settled; n1, n2, n3, n4 have followed
 *     generation 2  {n3, n4, n5}       begun: some registers are there, others not yet
 * </pre>
 *
 * <h2>Why it is safe</h2>
 *
 * That each register stays linearizable is its own affair (rules P1 to P6): a move is a conditional
 * write of it like any other. So nothing here can make two nodes believe two values. What can go
 * wrong is that a register is made twice, that one stays behind on nodes which are stopped, or that
 * somebody does not find one any more.
 *
 * <ul>
 *   <li><b>A1, made once.</b> On which nodes a log's register is made stands in the directory
 *       beside the log's name, is written together with it, and never changes: all who make it name
 *       the same nodes, whether they read the directory before or after a move. It is made only if
 *       all of those, and all acceptors of the settled generation and of newer ones, say that they
 *       do not know it. The former may have other disks by now; but then the log was there when a
 *       generation settled, so the latter know its register (A2). Older generations need not be
 *       asked, and some of their nodes may be gone. Before a register is moved it has a value, so
 *       what is moved exists.
 *   <li><b>A2, the newest move wins.</b> A move has a generation, which is recorded before any
 *       register is touched. Each register is moved by: read it; see that the generation is still
 *       the newest; write after the version that was read. And it is written also if it is there
 *       already. So, once the newer of two moves has written a register, the older one cannot: had
 *       it read before that write, its own would come too late; had it read after it, it would have
 *       seen the newer generation. A generation is <em>settled</em> when all registers that the
 *       directory lists have been written by it, or were made on its nodes. So all registers are on
 *       the settled generation, or on a newer one.
 *   <li><b>A3, first follow, then say so.</b> A node that reads of a settled generation reads every
 *       register through every handle it has, keeps the new nodes on disk, makes its own acceptors
 *       send on whoever asks, if anybody might, and then writes into the directory that it has
 *       followed. So a node that has said so, and restarts, and a handle of it however long it
 *       slept, needs nobody who is no acceptor any more. A handle keeps the names of all whom it
 *       might ask: if the acceptors of the version it knows do not answer, it asks around again.
 *   <li><b>A4, the last one who knows stays.</b> An acceptor of the settled generation, or of a
 *       newer one, does not leave the cluster. One of an older generation does, if for each node
 *       that has not followed there is another of the acceptors that this node goes by, which has:
 *       one is enough, since whoever asks it is told of the newest version. Which generation a node
 *       goes by at least stands in the directory; of older ones nothing is kept (P4: until no node
 *       can still hold an older configuration).
 * </ul>
 *
 * <p>Whoever runs a move may die at any step. What it did is in the directory and the registers:
 * the same move, begun again by anybody, has the same generation and writes every register once
 * more. A move to other nodes instead has a newer one. Nothing waits for it meanwhile: registers
 * that are still on the old nodes work, as long as those do.
 *
 * <p>An acceptor that is dead does not stand in the way of a move, as long as a majority of the old
 * and all of the new ones answer; it leaves afterwards, as any dead node does. If it comes back
 * before that, its own acceptors and those of the others that it knows send it on. One that lost
 * its disk is taken in again by a move to the same nodes (P6). A node with a cluster file that
 * names none of the acceptors any more still finds them by what it kept (A3); one that never ran
 * before joins by the address of any other.
 *
 * <p>Start at {@link dev.rhenea.virtuallog.placement.Relocation}, then {@link
 * dev.rhenea.virtuallog.placement.Following}. Uses the register contract.
 */
@NullMarked
package dev.rhenea.virtuallog.placement;

import org.jspecify.annotations.NullMarked;
