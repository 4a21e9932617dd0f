/**
 * The world as a protocol sees it: messages, a disk, timers, randomness, and nothing else.
 *
 * <p>The unit of confinement is (node, unit): a unit is one Loglet's server side, one register's
 * server side, or one client, and everything that belongs to it runs on one event loop. So protocol
 * code holds no lock and starts no thread. The same class runs in a simulator under virtual time,
 * in one JVM over loopback sockets, and in a process of its own; the environment contract kit
 * checks that the three agree.
 *
 * <p>Start at {@link dev.rhenea.environment.Environment}, then {@link
 * dev.rhenea.environment.Future}. Uses the JDK and {@code dev.rhenea.payload}.
 *
 * <h2>Why a future of our own</h2>
 *
 * A {@code CompletableFuture} keeps what a listener throws inside a dependent that nobody looks at,
 * runs dependents inline in whoever completes it, in reverse order, and offers {@code join}, a
 * default thread pool and wall-clock time-outs to code that must have none of these. Curing that in
 * a subclass means overriding all fourteen ways to add a dependent and still leaves the static
 * factories. {@link dev.rhenea.environment.Future} has none of these doors: listeners run in order,
 * each as an event of its own, what they throw reaches {@link
 * dev.rhenea.environment.EventLoop#fault}, and the only failure it can carry is {@link
 * dev.rhenea.environment.Unavailable}.
 */
@NullMarked
package dev.rhenea.environment;

import org.jspecify.annotations.NullMarked;
