/**
 * The executable specification: a Loglet and a register whose whole state is one object on one
 * node. What they do is what the contract means; and they are the smallest example of a protocol
 * module. They survive nothing: after a restart of its node a Loglet is unknown for ever, because
 * creation is explicit (rule N14); only the mark that it existed is durable.
 *
 * <p>Start at {@link dev.rhenea.memory.MemoryServer}, which orders the entries; {@link
 * dev.rhenea.memory.MemoryLoglet} is the handle, {@link dev.rhenea.memory.MemoryMessage} what they
 * say to each other. The register has the same anatomy.
 *
 * <h2>Why it keeps the obligations</h2>
 *
 * Every answer comes from one server that handles one message at a time, and its state only grows:
 * the entries, the trim mark, the seal.
 *
 * <ul>
 *   <li><b>O1</b> The server seals before it answers the seal; later appends find it sealed.
 *   <li><b>O2</b> An append is acknowledged after it was added, and nothing is added once sealed,
 *       so that a sealed tail is the final length, above every entry.
 *   <li><b>O3</b> There is one copy, and an offset never changes its entry.
 *   <li><b>O4</b> A tail is the length at one moment between call and answer; lengths only grow.
 *   <li><b>O5</b> Seal and checkTail need the one server, which is the seal quorum.
 *   <li><b>O6</b> A rejection is decided in the handle, before anything is sent.
 *   <li><b>O8</b> An append that starts after a length was seen is added at that length or above.
 *   <li><b>issueOrder</b> A {@link dev.rhenea.memory.Session} takes each handle's appends in the
 *       order of their numbers, each once: a lost message costs a retry and never a duplicate.
 * </ul>
 *
 * <p>A server whose node lost its memory answers {@code Unknown} for ever, also to a create that
 * was late ({@link dev.rhenea.memory.Presence}): an empty Loglet never takes the place of a lost
 * one. Messages carry the storage id of the creation, so that a lost disk counts as lost as well.
 *
 * <p>A copy (V10) is written by {@link dev.rhenea.memory.MemoryCopy} into a server of the same
 * kind, which answers {@code Unknown} to everybody else until it is finished, and is sealed then:
 * it never was open, so O1, O2 and O4 say nothing about it, and its tail is the one it was finished
 * with. The server adds only what begins where the copy ends, so that repeated and late messages
 * change nothing.
 *
 * <p>May use: the contract in {@code protocols/loglet}.
 */
@NullMarked
package dev.rhenea.memory;

import org.jspecify.annotations.NullMarked;
