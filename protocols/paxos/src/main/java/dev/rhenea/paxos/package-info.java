/**
 * A versioned register decided by Paxos: {@code paxos(n1, n2, n3)}, the embedded MetaStore of Delos
 * (section 3). Survives the failure of any minority of its acceptors.
 *
 * <pre>
 *   version      0            1            2            3
 *             created  -&gt;   slot 1  -&gt;   slot 2  -&gt;   slot 3 (open)
 *   members                {n1,n2,n3}   {n1,n2,n3}   {n3,n4,n5}
 *                           each named by the slot before it
 * </pre>
 *
 * Each version is a <em>slot</em>, decided by single-slot Paxos among the acceptors that the slot
 * before it named. A slot holds an {@link dev.rhenea.paxos.Envelope}: the register's bytes, the id
 * of the write, and the acceptors of the next slot.
 *
 * <p>Start at {@link dev.rhenea.paxos.AcceptorState}, all there is to remember, then {@link
 * dev.rhenea.paxos.Propose}, {@link dev.rhenea.paxos.Read} and {@link dev.rhenea.paxos.Write}.
 * Decisions over replies are pure: {@link dev.rhenea.paxos.InspectDecision}, {@link
 * dev.rhenea.paxos.PrepareDecision}, {@link dev.rhenea.paxos.AcceptDecision}. Uses the contract in
 * {@code protocols/loglet}.
 *
 * <h2>Why it is linearizable</h2>
 *
 * <b>One value per version (I7).</b> By induction: if version v has one value, slot v+1 has one set
 * of acceptors. A value is chosen there when a majority of them accepted it under one ballot.
 * Ballots are unique, acceptors accept no ballot below one they promised and remember both across
 * crashes, and a proposer with a majority of promises proposes the accepted value with the highest
 * ballot among them. So no later ballot proposes anything but what an earlier one chose: the usual
 * argument, slot by slot.
 *
 * <p><b>Forgetting is safe.</b> An acceptor remembers the newest version it knows to be chosen and
 * its part in the slot after it, nothing else. Whoever asks about an older slot is told of the
 * newest version instead of an old vote; that slot is decided, so no vote in it could matter to
 * safety. What a straggler still wants is whether its own write won: the last write ids travel in
 * each envelope. Further behind than those, it answers indeterminate.
 *
 * <p><b>Order.</b> Versions are totally ordered, and version v+1 exists only after v. A write takes
 * effect when its slot is chosen, which happens during the call: nobody proposes its value before.
 * A read returns v only after some majority of the acceptors of slot v+1, asked after the read
 * began, held nothing there; so v+1 had not been chosen when the read began, and every write that
 * completed before it has a version of at most v. Version v itself was chosen before the read
 * ended.
 *
 * <h2>The rules</h2>
 *
 * <ul>
 *   <li><b>P1</b> An accepted value is not a chosen one. A reader that meets one either sees the
 *       same ballot at a majority, or completes the slot as a proposer without a value of its own.
 *   <li><b>P2</b> An acceptor's state is one atomic cell; a reply waits until the cell is durable,
 *       replies that changed nothing included, for they may speak of a change still under way.
 *   <li><b>P3</b> A proposal carries an id that no other write has. Equal bytes are not the same
 *       write. No majority within the deadline is indeterminate, never a conflict: others may
 *       complete what was proposed.
 *   <li><b>P4</b> {@link dev.rhenea.paxos.PaxosRegister#changeMembers} writes the same bytes with
 *       other acceptors for the next slot, and so does {@link dev.rhenea.paxos.PaxosRegister#move},
 *       once, after one version. How all registers of a cluster are moved, and when an acceptor
 *       that left may be stopped for good, is argued at {@code dev.rhenea.virtuallog.placement}.
 *       Acceptors that left keep their last state for ever, and send whoever comes with an old
 *       configuration on to the newest version they know; if they never heard how their last slot
 *       ended, their votes in it are still there to complete it.
 *   <li><b>P5</b> A ballot holds a number drawn when the handle was opened and a round that only
 *       rises within it. Rivals pause for random times that grow.
 *   <li><b>P6</b> A member is a node together with its data folder, and every request names it. An
 *       acceptor that lost its disk answers <em>unknown</em>, which counts for nothing (N14), until
 *       a change of the members takes it in again. Acceptors come to be by an explicit message
 *       only: at creation, for which {@link dev.rhenea.paxos.Creation} needs them all, and before
 *       they become members.
 * </ul>
 */
@NullMarked
package dev.rhenea.paxos;

import org.jspecify.annotations.NullMarked;
