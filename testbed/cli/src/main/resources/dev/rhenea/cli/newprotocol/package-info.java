/**
 * A Loglet whose entries are the disk of one node. This is the naive first version that {@code
 * rhenea new-protocol} wrote: correct, slow to fail over, and small. Make it yours.
 *
 * <p>Start at {@link dev.rhenea.@package@.@Class@Server}, which orders the entries; {@link
 * dev.rhenea.@package@.@Class@Loglet} is the handle, {@link dev.rhenea.@package@.@Class@Message}
 * what they say to each other, {@link dev.rhenea.@package@.@Class@LogletProvider} makes them.
 *
 * <h2>Why it keeps the obligations</h2>
 *
 * One server handles one message at a time, and answers only when everything it wrote so far is
 * durable. The kit can only look for mistakes; write here why there are none, and keep it true.
 *
 * <ul>
 *   <li><b>O1</b> The seal is a durable record before it is answered; whatever comes after it finds
 *       it, also after a crash.
 *   <li><b>O2</b> An append is written before it is acknowledged, and nothing is written behind the
 *       seal: the sealed tail is the final length.
 *   <li><b>O3</b> There is one copy, and an offset is written once.
 *   <li><b>O4</b> A tail is the length at one moment between call and answer; lengths only grow, and
 *       a crash takes nothing that was told.
 *   <li><b>O5</b> Seal and checkTail need the one server, which is the seal quorum.
 *   <li><b>O6</b> A rejection is decided in the handle, before anything is sent.
 *   <li><b>O8</b> An append that starts after a length was seen is written at that length or above.
 *   <li><b>issueOrder</b> Not promised: messages may overtake each other. An append is sent once,
 *       and nobody knows what became of it if no answer comes. To send it again without writing it
 *       twice, the server must know it: number each handle's appends, and keep the numbers with the
 *       entries.
 * </ul>
 *
 * <p>Unknown is not empty (N14): creation is explicit and durable, messages carry the storage id it
 * was made under, and a destroyed Loglet stays known as such.
 *
 * <p>May use: the contract in {@code protocols/loglet}.
 */
@NullMarked
package dev.rhenea.@package@;

import org.jspecify.annotations.NullMarked;
