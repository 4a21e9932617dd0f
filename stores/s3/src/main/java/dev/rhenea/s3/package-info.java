/**
 * Cold storage in a bucket of an S3-compatible service: {@code s3(bucket:
 * "https://s3.example.com/cold/logs", credentials: file("s3.key"))}. What is stored, and why copies
 * keep their obligations, is said in {@link dev.rhenea.objects}; here is what that rests on, and
 * which operation of S3 gives it. A module of its own because it brings a library.
 *
 * <p>Start at {@link dev.rhenea.s3.S3Provider}; {@code S3Store} makes the calls.
 *
 * <h2>What the store must promise, and who promises it</h2>
 *
 * <ul>
 *   <li><b>Whole or not at all, and durable.</b> A PutObject is answered when the whole object is
 *       stored; one that breaks off leaves nothing.
 *   <li><b>Written once; of several writers one succeeds.</b> PutObject with {@code If-None-Match:
 *       *}: 412 says that there is one already. 409 says that another writer is at it: neither has
 *       happened yet, and the call is unavailable, so that it is made again. The condition must be
 *       checked in the same step as the write. A service that does not know it and takes every
 *       write, or that looks first and writes then, would let a copier overwrite the manifest of
 *       another, or a store's identity; its {@code 200} proves nothing. So whoever asks a service
 *       for an identity that it does not know yet, which is done to bind a copy's place (rule V10)
 *       before anything is kept there, first puts it to the test ({@code Trial}), once in a
 *       process: a write over an object, and races of several writers, eighty requests in all. Who
 *       fails is refused. That the race is run well is evidence and no proof. Of a place that is
 *       bound the identity says that this was done; it is not done again where it would hold up a
 *       copy, a read or a destruction.
 *   <li><b>Reads and lists see every write that completed before.</b> S3 has promised it since
 *       December 2020, for lists and after a DeleteObject too; services that copy between regions
 *       later do not, from another region.
 *   <li><b>No store answers for another (N14).</b> The object {@code ~store} says which store this
 *       is; whoever asks first draws it and writes it on condition. If the store is bound, it is
 *       read before and after every call: of a bucket that was emptied, made anew, or is another
 *       one behind the same address, nothing is believed. The bucket itself is never made.
 * </ul>
 *
 * <p><b>Answers that are lost.</b> A write without an answer may have happened. The library would
 * repeat it by itself, be told 412 because of its own first attempt, and say that somebody else was
 * faster. So it repeats nothing; {@code PatientStore} does, which knows that {@code false} proves
 * nothing then. A repeated write has the same bytes under the same name, or another writer's are
 * there, which it finds by reading.
 *
 * <p><b>Missing, or not told.</b> An object is missing only if the service says {@code NoSuchKey}.
 * Every other refusal, a web server's 404 too, is unavailability, in words ({@code Complaint}). A
 * service that may not list answers 403 for a missing object: that is an error as well.
 *
 * <p><b>Threads.</b> The library blocks: each call is made by {@code environment.blocking}, never
 * on a loop, and a service that hangs takes 64 of these threads at most for each key it is used
 * with since the node began. A call takes 10 seconds at most; who waited for it was told before, by
 * its own deadline.
 *
 * <p><b>Secrets</b> are in a file of each node, read when a client is needed; neither the
 * expression nor the chain has them, and no message tells a byte of them. Signatures cover what is
 * sent; use {@code https} where others can read.
 *
 * <p>May use: {@code protocols/objects}, and the library.
 */
@NullMarked
package dev.rhenea.s3;

import org.jspecify.annotations.NullMarked;
