/**
 * Bytes that travel and rest without being copied.
 *
 * <p>A {@link dev.rhenea.payload.Payload} is an immutable rope. Layers wrap what they are given (a
 * header in front, a slice of the middle) and nobody copies the middle. {@link
 * dev.rhenea.payload.PayloadWriter} and {@link dev.rhenea.payload.PayloadReader} are the one way in
 * which protocols turn their messages and records into payloads and back.
 *
 * <p>Start at {@link dev.rhenea.payload.Payload}. Uses the JDK alone.
 *
 * <h2>Who changes a format</h2>
 *
 * During a rolling upgrade two builds are one cluster, and an upgrade may be taken back. So what an
 * old node may ignore is a new <b>minor</b> version: a field at the very end of the whole message
 * or record, which readers of before pass over, and whose absence ({@link
 * dev.rhenea.payload.PayloadReader#hasMore}) means a default. Never in the middle, nor at the end
 * of something that stands inside something else or ends in {@link
 * dev.rhenea.payload.PayloadWriter#rest}: there is no room. What several nodes rewrite (chain,
 * directory) is written back with the fields its reader does not know; what one node keeps for
 * itself may lose them when an older build runs on it. Where a number of the minor version is
 * written, it is raised too. Everything else, a new kind of message or record included, is a new
 * <b>major</b> version: it is refused with "upgrade this node first", before anything is changed.
 */
@NullMarked
package dev.rhenea.payload;

import org.jspecify.annotations.NullMarked;
