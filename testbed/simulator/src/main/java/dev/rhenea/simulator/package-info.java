/**
 * A deterministic world for protocols: virtual time, a seeded network, disks that lose what was not
 * synced, crashes and pauses, machines that are too slow and clocks that go wrong. One seed is one
 * run: the same events in the same order in every JVM, compared by {@link
 * dev.rhenea.simulator.World#traceHash}. It is a runtime like any other: what runs here is the
 * class that runs on a cluster, and the environment contract kit checks that both worlds keep the
 * same promises.
 *
 * <p>Start at {@link dev.rhenea.simulator.World}, then {@link dev.rhenea.simulator.Faults}.
 *
 * {@snippet :
 * World world = World.seeded(42)
 *     .nodes("n1", "n2", "n3")
 *     .catalogue(new Catalogue(List.of(new NativeLogletProvider()), List.of()))
 *     .regions(LatencyMatrix.EC2_2021, "eu-west-1", "ca-central-1", "us-west-1")
 *     .build();
 * Host client = world.host(new NodeId("n1"), "client");
 * Loglet loglet = ...;                              // create and open one with that host
 * world.faults().clockRate(new NodeId("n2"), 1.5);
 * world.faults().link(n1, n3, Link.USUAL.slower(20).withLoss(0.1));
 * AppendResult result = world.await(loglet.append(Payload.utf8("hello")));
 * world.observe(step -> world.faults().crash(step.node()));
 * }
 *
 * <h2>What can go wrong</h2>
 *
 * <ul>
 *   <li><b>Processes</b> crash, between any two events and inside any of them (an observer may
 *       crash the node whose step it is told), restart with what their disk holds, or stand still
 *       for any time.
 *   <li><b>Messages</b> are late by the {@link dev.rhenea.simulator.NetworkModel} and the {@link
 *       dev.rhenea.simulator.LatencyMatrix}, overtake each other, are lost, and arrive twice if
 *       they are one-way. Each direction of each connection can be cut, or be a {@link
 *       dev.rhenea.simulator.Link} with its own {@link dev.rhenea.simulator.Delay} and loss.
 *   <li><b>Disks</b> lose, in a crash, what was not synced but for a prefix of each unit's writes;
 *       they are slow, full, wiped. Flipped bits and reads of the wrong place are always noticed,
 *       since the journal of a node checks a checksum that also covers where a record stands: such
 *       a read is unavailable (for once: misreads; for good: damage), and a node with damage on its
 *       disk does not start until it is wiped. Wrong data is never returned, as no node would. A
 *       torn write is the end of the surviving prefix: the record that was torn does not match its
 *       checksum, recovery ends before it, and half a record is nothing a protocol can ever see.
 *   <li><b>Machines</b>: a {@link dev.rhenea.simulator.Machine} computes, sends and syncs no faster
 *       than it is told, and work queues. By this, capacity can be explored; what comes out is
 *       <em>simulated</em>, as good as the figures that went in, and no measurement.
 *   <li><b>Object stores</b> are outside the cluster: they lose nothing and are not cut off with a
 *       node, but take their time, and calls are lost on the way there or back as often as the
 *       network's messages, or as a fault says.
 *   <li><b>Clocks</b> start anywhere (so they are skewed), run at any rate and jump forward; timers
 *       go with the clock of their node. They are monotonic and so never go back; nothing here
 *       knows the time of day.
 * </ul>
 *
 * What is not simulated: bytes on the wire that change (TCP and its checksums are trusted), bugs of
 * the operating system, and engines that bring their own threads.
 *
 * <h2>What is deterministic</h2>
 *
 * Everything, for one seed, one sequence of calls and one version of the protocols. Units draw
 * their randomness apart from each other and from the world. A fault that is not used draws none,
 * so that a seed stays the same run when the simulator learns new ones. Costs (messages, bytes,
 * writes, syncs) are exact, and with fixed models so are delays.
 *
 * <p>May use: the contract in {@code protocols/loglet}, nothing else. Confined to one thread.
 */
@NullMarked
package dev.rhenea.simulator;

import org.jspecify.annotations.NullMarked;
