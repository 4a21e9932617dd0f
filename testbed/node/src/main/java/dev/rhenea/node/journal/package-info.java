/**
 * The node's journal: the logs and cells of all units in one stream of records, so that one
 * fdatasync makes the writes of many units durable (group commit).
 *
 * <p>Start at {@link dev.rhenea.node.journal.Journal}. Loops hand over {@code Change}s; the {@code
 * Writer}, one thread, writes them in the order of arrival, makes them durable batch by batch, and
 * only then lets the units see them. Uses the JDK and the environment's contract.
 *
 * <h2>Files</h2>
 *
 * <pre>
 *   lock                  held while a process uses the folder
 *   identity              the storage id, written once
 *   journal/0000000001    segment files, zero-filled ahead (32 MiB unless told otherwise)
 *   journal/spare         the next segment, prepared or in the making, and
 *   journal/spare2        one more; entries are taken only while one stays: the reserve
 *
 *   segment   header (64 bytes), frames, zeros
 *   header    "RHENEAJL", major u16, minor u16, 0 u32, storage id i64, number i64,
 *             end of the previous segment i32, CRC32C of all this i32, zeros
 *   frame     length of body i32, CRC32C i32, synced i32, body
 *   body      kind u8, fields (see ChangeCodec)
 * </pre>
 *
 * A segment holds records of the one version that its header names: who opens a journal whose
 * newest segment is another version's goes on in a new one. So an older node learns from the
 * header, before any record, that there is something it cannot read; a newer minor version only
 * adds fields at the end of a change, for which {@code WRITE} and {@code SET}, which end in a
 * payload, have no room.
 *
 * <p>All numbers are big-endian. A frame's checksum also covers the storage id, the segment and the
 * offset, so bytes that come from elsewhere are never taken for a record. {@code synced} is the
 * offset up to which the segment was known to be on disk when the frame was written (0 where nobody
 * waits for the disk). It is what tells a torn end from a damaged middle: a readable frame that
 * claims that a damaged place before it had been synced proves damage, and the journal refuses to
 * open; without such a frame the damaged end was never acknowledged, and is cut off.
 */
@NullMarked
package dev.rhenea.node.journal;

import org.jspecify.annotations.NullMarked;
