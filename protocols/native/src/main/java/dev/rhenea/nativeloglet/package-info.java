/**
 * The NativeLoglet of Delos (OSDI 2020, section 4): a sequencer gives entries their positions, a
 * majority of LogServers makes them durable, and no consensus is needed inside, because a seal is
 * all that must survive the loss of the sequencer.
 *
 * <pre>
 *   client                 sequencer                LogServers (an odd number)
 *     |  Submit(#7 "x")       |  position = counter++      |        |        |
 *     |----------------------&gt;|---- Append @12 "x" -------&gt;|-------&gt;|-------&gt;|   journal
 *     |                       |&lt;--- Accepted up to 13 -----|--------|        |
 *     |&lt;----------------------|  a majority: committed              (slow: skips what is committed)
 *     |      #7 is @12        |
 *     |
 *     |  Seal ------------------------------------------&gt; sealed   sealed     ...
 *     |  Seal again, repair, T = highest local tail  ----&gt; the sealed tail
 *
 *   0           trim mark            known tail      local tail
 *   |  trimmed  |  committed for sure   |  accepted here   |              one LogServer's log
 * </pre>
 *
 * <p><b>What it survives.</b> Seal, checkTail and reads: any minority of the LogServers, and the
 * sequencer (O5). Appends: any minority of the LogServers; the sequencer must live, and never comes
 * back: when its node restarts, the Loglet takes no more appends and must be replaced. Power may
 * fail anywhere.
 *
 * <p><b>Where to start.</b> {@link dev.rhenea.nativeloglet.NativeMessage} tells the whole protocol
 * in order; then {@link dev.rhenea.nativeloglet.LogServer} (what is accepted), {@link
 * dev.rhenea.nativeloglet.Sequencer} with {@link dev.rhenea.nativeloglet.Lane}, and {@link
 * dev.rhenea.nativeloglet.CheckTail} with {@link dev.rhenea.nativeloglet.TailDecision}, {@link
 * dev.rhenea.nativeloglet.Seal} and {@link dev.rhenea.nativeloglet.Repair}. {@link
 * dev.rhenea.nativeloglet.NativeLoglet} is the handle, {@link
 * dev.rhenea.nativeloglet.NativeLogletProvider} the way in. Lines that carry a rule name it: N1 to
 * N15 as in the project's protocol rules.
 *
 * <h2>The rules</h2>
 *
 * <ul>
 *   <li><b>N1</b> A sealed LogServer answers Sealed to every append. A success is only ever an
 *       acceptance by the append path while unsealed.
 *   <li><b>N2</b> The known tail is raised by the sequencer's in-order majority of successes, or by
 *       an open checkTail; never by a seal or a repair.
 *   <li><b>N3</b> An open checkTail counts towards a majority at T only reports that say unsealed.
 *   <li><b>N4</b> The seal is a journal record behind all accepted appends; from the moment it is
 *       queued appends are refused; only what is durable is told.
 *   <li><b>N5</b> With a dead sequencer the caller of checkTail sends missing entries itself, as
 *       ordinary appends.
 *   <li><b>N6, N11</b> Repair starts at the highest known tail or trim mark of the majority it
 *       repairs, ascends, passes the seal only, and must complete every member.
 *   <li><b>N7</b> The sealed case counts sealed reports only and seals whoever is not.
 *   <li><b>N8</b> The local tail is the highest entry + 1 or the trim mark; each record carries the
 *       known tail, so that a skipped position differs from a lost one.
 *   <li><b>N9</b> On the first Sealed reply the client finishes the seal itself.
 *   <li><b>N10</b> A gap is neither success nor failure; retries carry the current known tail.
 *   <li><b>N12</b> A sequencer's incarnation is claimed on a majority before its first append.
 *   <li><b>N13</b> A handle's appends are numbered; a number gets one position, in number order.
 *   <li><b>N14</b> Unknown is not empty: create is explicit, members are bound to data folders.
 *   <li><b>N15</b> A reader takes one server's entries only as far as they are contiguous.
 * </ul>
 *
 * <h2>Why it keeps the obligations</h2>
 *
 * Call a position <em>committed</em> when a majority accepted it, and all before it, by the append
 * path while unsealed. A LogServer accepts X only on top of X-1 or of a committed prefix, so
 * whoever accepted X accepted, or may skip, everything below.
 *
 * <ul>
 *   <li><b>One command per position.</b> Only an incarnation that a majority belongs to sends
 *       appends, and a LogServer belongs to the first that claims it (N12), so one counter in one
 *       memory gives all positions. Helpers and repairs copy (N5, N6).
 *   <li><b>O1</b> After a seal a majority refuses every append (N1, N4), so none that starts later
 *       finds a majority of successes; known tails rise by such successes only (N2).
 *   <li><b>O2</b> An acknowledged X was accepted by a majority before its members sealed; it meets
 *       every sealed majority in a server whose durable local tail is above X (N4, N8), and the
 *       sealed tail is the highest of them (N7).
 *   <li><b>O3</b> Every member of a sealed majority is completed up to T before T is returned (N6),
 *       so any majority of LogServers holds everything below T, one command per position, and a
 *       hole on one server is never taken for the end (N11, N15).
 *   <li><b>O4</b> An open tail T is the highest local tail over a majority asked within the call,
 *       so above every earlier acknowledgement; and it is committed (N2, N3), so at most every
 *       sealed tail and every later one. Reports from a majority that say unsealed prove that no
 *       seal had completed when the call began.
 *   <li><b>O5</b> Seal and checkTail talk to LogServers only. What a dead sequencer left with a
 *       minority the caller helps to a majority (N5); where a lost claim race forbids that (N12),
 *       only a seal ends the wait, and checkTail seals. Finishing other people's seals never
 *       livelocks (N7).
 *   <li><b>O6</b> Appends are rejected before they get a number, by the handle alone.
 *   <li><b>O8</b> A tail or acknowledgement t proves that the counter had passed t (N12); an append
 *       that starts later gets its first position later (N13).
 *   <li><b>issueOrder</b> Numbers are ordered by the sequencer, however messages overtake (N13).
 * </ul>
 *
 * <h2>Copies of closed segments (rule V10)</h2>
 *
 * A Loglet may also be born as a copy: no sequencer, no appends; a copier writes entries and
 * fillers at given offsets to all LogServers, in order, and finishes it. On one LogServer ({@link
 * dev.rhenea.nativeloglet.CopyState}, {@link dev.rhenea.nativeloglet.CopyKeeper}):
 *
 * <pre>
 *   nothing --Begin--&gt; begun --Finish--&gt; whole --a majority is whole--&gt; finished
 *   Unknown            Lacking           sealed, shows no entry         like any sealed LogServer
 * </pre>
 *
 * <ul>
 *   <li><b>C1</b> Begin is durable on a majority before anybody writes; it is idempotent, resets
 *       nothing, and finds the tombstone of a destruction (N14). What lies below the lowest offset
 *       is trimmed, by a journal record before the one that says begun. A LogServer that did not
 *       answer it stays unbound and counts for nothing.
 *   <li><b>C2</b> A LogServer takes entries at its local tail only, so it never has a hole: what is
 *       sent again changes nothing, what would skip is refused. One that missed something is given
 *       it from another that has it; what was trimmed there is trimmed here first (C5).
 *   <li><b>C3</b> A LogServer is whole from a journal record on that is queued behind the last
 *       entry (as N4). It says so only once that is durable, and then for ever.
 *   <li><b>C4</b> A copy <em>exists</em> from the moment at which a majority is whole. Tails and
 *       seals need a majority of sealed reports anyway (N7), which Lacking is not. A single
 *       LogServer that is whole shows no entry, unless it knows that a majority is: then it is
 *       finished. That is what the known tail says in a copy: nothing at first; raised to the tail
 *       by whoever got the answer of a majority that is whole, a copier or a reader (N2), and by
 *       nobody else, a trim mark included; kept by the LogServer durably.
 *   <li><b>C5</b> A LogServer that was not whole when the copy was finished joins later: whoever
 *       seals or asks for the tail, and meets it and a finished one, gives it the rest as a copier
 *       would ({@link dev.rhenea.nativeloglet.Joining}). A copy that exists may have been trimmed
 *       meanwhile, beyond where this one ends. So one that is only begun takes a trim mark too, if
 *       a known tail above 0 comes with it, for that says that the copy exists (C4): by the record
 *       that keeps the lowest offset as well (C1), and with the same meaning, nothing is missing
 *       below, and the log goes on there. Whoever trims counts it, and whoever brings it along
 *       tells it the mark of the one that is finished. Without such a known tail it is Unknown to a
 *       trim: the mark of a copy that never comes to exist would make a hole count as trimmed.
 * </ul>
 *
 * <b>Whoever finishes may die between two LogServers.</b> If a majority is whole, then every
 * majority has one that is: nobody hears from a majority that it is begun any more, each checkTail
 * and each reader finds a majority that is whole, as long as one lives, and readers see to it that
 * it is finished ({@link dev.rhenea.nativeloglet.ReadNext}). If it is not, nobody is finished:
 * tails are unavailable, and a majority tells readers that it is begun. As nobody stops being
 * whole, not even by a restart, the answers of one call need not be simultaneous. That finish
 * completes only when a majority is finished is for those who read with a single LogServer left.
 *
 * <p><b>A proof that there is no copy</b> is a majority of the disks on which it was begun that are
 * not whole. A LogServer that does not know the Loglet is no such disk: it may have been whole, and
 * have lost it. So Lacking and Unknown are not added up: with one begun, one lost and one silent of
 * three, the copy may exist. A majority of Unknown alone says that it was destroyed, or that more
 * disks are lost than it can survive (N14).
 *
 * <ul>
 *   <li><b>O1, O2, O4, O6, O8</b> No LogServer of a copy is ever claimed, so nothing is ever
 *       acknowledged. All tails are sealed, and the same: Finish goes out only when a majority
 *       holds everything below it, and is refused where the log ends elsewhere.
 *   <li><b>O3</b> Whoever is whole holds everything from the lowest offset or its trim mark on (C2,
 *       C3), copiers write the same entries, and all local tails are equal: there is nothing to
 *       repair (N6). A mark above the lowest offset is only taken once the copy exists, as far as
 *       somebody asked to trim it, whether it is taken by one that is finished or begun (C5): so
 *       nobody can be asked for what is missing below.
 *   <li><b>O5</b> There is no sequencer; the spec of a copy names none ({@code NativeImporter}), so
 *       nobody looks for it, and nobody misses the node. Any majority in which one is finished has
 *       the tail, and can be sealed and trimmed, whatever was trimmed before (C5): what the
 *       finished one cannot give any more the others need not have.
 *   <li><b>Lost disks</b> As in any native Loglet: another data folder is Unknown (N14). A copy
 *       that is finished survives a minority of its LogServers: one of the others is finished, has
 *       everything, and brings the rest along (C5).
 *   <li><b>Destroyed</b> Every LogServer keeps a tombstone, which a Begin, Copy or Finish that
 *       comes later finds (N14).
 * </ul>
 *
 * An empty copy of offset 0 on has no known tail above 0 to wait for, and nothing to show.
 *
 * <p>What copies brought is a major version of its own ({@code NativeCodec}, {@code
 * LogServerState}, {@code LogRecord}): builds before refuse to begin one, and to open one that is
 * not finished. One that is finished they serve and read as the sealed Loglet it is, unless it has
 * fillers, which they refuse.
 *
 * <p>May use: the contract in {@code protocols/loglet}; the JDK and JSpecify.
 */
@NullMarked
package dev.rhenea.nativeloglet;

import org.jspecify.annotations.NullMarked;
