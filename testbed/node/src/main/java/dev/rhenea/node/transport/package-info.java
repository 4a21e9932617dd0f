/**
 * Messages between the nodes of one cluster, over TCP.
 *
 * <p>Start at {@link dev.rhenea.node.transport.Transport}. All connections of a node live on one
 * event loop. A connection is dialled when there is something to send; both sides use it. Whatever
 * is to be sent during one turn of the loop leaves in one write, which is where throughput comes
 * from. Uses Vert.x, the loops and the environment's contract.
 *
 * <h2>On the wire</h2>
 *
 * <pre>
 *   frame     length of what follows the checksum i32, its CRC32C i32, kind u8, fields
 *   HELLO     1, "RHEN", major u16, minor u16, cluster, from, to, incarnation i64
 *   REFUSED   2, why
 *   NAME      3, number i32, unit, protocol, role     what the number stands for from now on
 *   REQUEST   4, id i64, number i32, message
 *   SEND      5, number i32, message
 *   REPLY     6, id i64, message
 *   FAILURE   7, id i64, operation, remedy, count u16, nodes
 *   PING      8
 * </pre>
 *
 * Numbers are big-endian, texts UTF-8 behind a length of two bytes, a message is the rest. The side
 * that dialled says HELLO first, the other answers HELLO or REFUSED. Names are declared once per
 * connection and direction.
 *
 * <h2>What anybody can send</h2>
 *
 * Whatever is no frame, or too large for one, ends its connection, with a line in the log; other
 * connections go on. Who has not greeted is allowed 4 KiB for a frame and some seconds, and only
 * the latest 128 may stay: so strangers cost little memory, and a node, which greets at once, gets
 * in however many of them hang on. Names are bounded in bytes, messages by {@link
 * dev.rhenea.node.transport.TransportOptions}. A greeting proves nothing: there is no
 * authentication yet.
 */
@NullMarked
package dev.rhenea.node.transport;

import org.jspecify.annotations.NullMarked;
