/**
 * The Directory register: which logs a cluster has, and which nodes. A log is made on purpose,
 * never by its first use: a name that is misspelt would otherwise be a log of its own, which takes
 * appends that nobody reads. Making one needs the register's quorum; using one does not.
 *
 * <p>The argument for it is that of any conditional write: a name is added by a function of the
 * value that was read, and only if nothing was written since. A write of unknown outcome is decided
 * by reading back; adding the same name with the same composition again changes nothing, so it does
 * not matter whose write got through.
 *
 * <h2>Nodes</h2>
 *
 * <b>Where the list lives.</b> In this register, as {@link dev.rhenea.node.directory.Members}. The
 * first directory takes it from the cluster file; after that a file says where to look first, and
 * the register who is there. It is no part of any protocol: the quorums of a Loglet are those its
 * spec names, in a chain that its own register agrees on, and the members of the register are those
 * of its composition. So nobody has to agree on the list before acting: a node that knows an old
 * one cannot break anything, it only does not find somebody yet. That is why a register with one
 * conditional write is enough, and no protocol of its own is.
 *
 * <p><b>Who changes it.</b> Every node that starts says who and where it is: its name, its data
 * folder ({@link dev.rhenea.environment.StorageId}), its addresses. {@link
 * dev.rhenea.node.directory.Members#arrive} decides, a pure function of what was read:
 *
 * <ul>
 *   <li><b>D1</b> A name is one node. It may come back elsewhere with its folder (it moved), or at
 *       its address with another folder (it lost its disk; N14 and P6 see to it that its emptiness
 *       is no evidence). Otherwise it is another node under a taken name, and is refused. Of two
 *       that join under one name at once, the one whose write came first stays: the other's write
 *       is conditional on a list without it, and is decided anew.
 *   <li><b>D2</b> An address, and a folder, belong to one node.
 *   <li><b>D3</b> Who left stays away with the folder it left with: a supervisor that starts it
 *       again does not take it in again. With an empty folder it is a new node.
 *   <li><b>D4</b> The decision is idempotent: who is in as it is now is told so and writes nothing.
 *       So a node that died halfway, or does not know whether its write got through, does the same
 *       again.
 * </ul>
 *
 * <b>Joining</b> therefore is starting: a node that no cluster file names asks any running node for
 * one ({@code GET /v1/cluster/file}), keeps it in its folder, and starts. Two clusters may have one
 * name, so the register holds an id that was drawn when it was founded, and the folder keeps it: a
 * folder that belongs to another cluster is refused before anything runs. So is a name that is
 * taken, because a node that runs under it would be in the way of messages to the other. A port
 * that is taken is noticed before the node says that it is there.
 *
 * <p><b>Who hears of it.</b> Every node looks at intervals ({@link
 * dev.rhenea.node.directory.DirectoryRegister#watch}); whoever is told a composition looks at once;
 * and one that was down reads the register when it starts, before it opens a log. Until a node has
 * looked, the new one reaches it all the same: connections are used in both directions, and the new
 * one opens them.
 *
 * <p><b>Leaving.</b> A node may leave when nothing needs it: no segment of a chain, open or closed,
 * no switch or copy under way, not the registers (which can be moved to other nodes first, and
 * whose former nodes stay until those that have not heard of it have somebody else to ask, {@link
 * dev.rhenea.virtuallog.placement}), no engine it hosts; and when a majority of the other replicas
 * of the table has on disk what was trimmed (T1). Whoever is asked looks at all that, then writes
 * the members without the node, if they are still those it looked at: so of two that leave at once
 * the second is looked at again. The chains are in registers of their own, so a switch may name the
 * node between the look and the write. One that was recorded by then is found by a second look
 * behind the write, and the node is taken in again; one that comes later is refused, because
 * whoever is told a composition looks at the members first. What slips through between the two (a
 * switch that looked before the write and is recorded after the second look) has a segment that
 * names a node which is not there: what a crash of the node would be, which a segment survives as
 * its composition says, and no more than that.
 *
 * <p>Start at {@link dev.rhenea.node.directory.DirectoryRegister}. Uses the register contract, and
 * addresses of the transport.
 */
@NullMarked
package dev.rhenea.node.directory;

import org.jspecify.annotations.NullMarked;
