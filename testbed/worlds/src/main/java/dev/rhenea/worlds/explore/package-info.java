/**
 * Small worlds in which every order of events is tried, on the production code: no seed, no luck.
 *
 * <p>Start at {@link dev.rhenea.worlds.explore.Explorer}: it runs a {@link
 * dev.rhenea.worlds.explore.SmallWorld} again and again from its beginning, each time in another
 * order, and says honestly whether it saw all of them ({@link
 * dev.rhenea.worlds.explore.Exploration}). A run that fails is a list of choices, which replays it
 * ({@link dev.rhenea.worlds.explore.Failure}). Which worlds there are: {@link
 * dev.rhenea.worlds.explore.SmallWorlds}.
 *
 * <h2>What is explored</h2>
 *
 * A run of an open world ({@link dev.rhenea.simulator.World#open}) is a sequence of events: a
 * message arrives, a disk ends a sync or a read, a call of a client begins. Any of those that are
 * possible may be next, however long it takes. Beside them, as many as {@link
 * dev.rhenea.worlds.explore.Bounds} allow in a run: messages are lost or arrive twice, a node
 * crashes after any event, with any prefix of its unsynced writes surviving, and stays down or
 * reboots at once; a timer fires at any moment from the one on at which it was set.
 *
 * <h2>What is left out, and why nothing is missed</h2>
 *
 * Two events <em>conflict</em> ({@link dev.rhenea.worlds.explore.Effect}) if they happen on the
 * same node, or if in one a call ends and in the other a call begins. Neighbours that do not
 * conflict can change places: both orders lead to the same world, and nobody can tell which it was.
 *
 * <ul>
 *   <li>Nodes share nothing but messages, and one message's arrival is one event. A node's units,
 *       its disk and its random numbers are touched by its own events only, so its state is a
 *       function of the order of its own events. Randomness of the world is not drawn in open
 *       worlds.
 *   <li>A message on its way is in nobody's hands: sending one commutes with sending another.
 *   <li>That a call ended before another began is what obligations speak of (O1, O4, O8), so a
 *       change of that order is a conflict. Two ends, or two beginnings, are not: no obligation
 *       compares them. Checks look at nothing else of the global order.
 *   <li>How a chance turns out is part of the event that asks. How many of them turned out badly in
 *       a run does not depend on the order of events, so a bound on their number is a bound on runs
 *       up to reordering, and reduction and bound do not get in each other's way.
 *   <li>A timer that may fire at any moment is an event like others from the moment it is set; so
 *       that its node's timers stay in order, those due before it fire with it. It moves its own
 *       unit's clock only: clocks of different nodes have nothing to do with each other.
 * </ul>
 *
 * Runs that differ only in the order of events that do not conflict are one; of each such class at
 * least one run is tried. The search is depth first: it runs to the end, looks at every pair of
 * conflicting events of which the later one was possible before the earlier ({@link
 * dev.rhenea.worlds.explore.Order}), and plans to try the other order there (source sets); and it
 * does not go again into what was tried from the same place before (sleep sets). A test compares
 * the outcomes with those of every order of a toy.
 *
 * <h2>Which worlds see which mistakes</h2>
 *
 * Every order of a world with too many clients is out of reach, and a depth first search with few
 * reversals stays near the default order. So a world is worth most if the mistake shows there with
 * few decisions against that order; what has to go wrong beside it is granted as faults:
 *
 * <ul>
 *   <li>One write and up to two crashes is enough for whatever Paxos must have on disk, in a
 *       majority, or must leave undecided: the verdict reads with each acceptor down in turn.
 *   <li>A choice that nobody heard of is a write whose three announcements are lost, and another
 *       write by a handle that knows nothing of it. Two writers at once meet the same only after
 *       one reversal for each event of the faster one.
 *   <li>A guard that is out of date needs one handle and no luck at all.
 *   <li>A position that was skipped needs two appends and a seal: the later one arrives first.
 * </ul>
 *
 * <h2>What an exhausted world does not say</h2>
 *
 * <ul>
 *   <li>What an event makes a unit do, continuations of futures included, is atomic: a message does
 *       not arrive between two of them. On a real loop it may.
 *   <li>Timers that are not among the allowed ones fire only when nothing else is possible, in the
 *       order of their times: so no time-out fires while an answer is still on its way.
 *   <li>A sync begins at the end of the event that wrote, or of the sync before it.
 *   <li>Set-up and verdict take one order, the default one.
 *   <li>Handles, calls, entries and LogServers are as few as the world says.
 * </ul>
 *
 * <p>May use: everything pure, the simulator, and the laws of {@code dev.rhenea.worlds.register}.
 */
@NullMarked
package dev.rhenea.worlds.explore;

import org.jspecify.annotations.NullMarked;
