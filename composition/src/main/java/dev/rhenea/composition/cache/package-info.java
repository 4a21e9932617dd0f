/**
 * A Loglet that remembers what was read through this handle, up to so many bytes, the least
 * recently used going first.
 *
 * <p>Only reads are answered from memory: tails are the child's, always, and what was appended is
 * not remembered before it was read. What is dropped: everything below a trim mark that this handle
 * heard of, by its own trim or from a read; everything, once the child is unknown. Another handle's
 * trim is heard of with the next answer that tells it; until then entries may still be read here
 * that a trim <em>allowed</em> to be dropped.
 *
 * <p><b>What it survives.</b> What the child survives; and what was read stays readable while no
 * server of the child answers.
 *
 * <p>Start at {@code CachingLoglet}; {@code Remembered} is what it has.
 *
 * <h2>Why it keeps the obligations</h2>
 *
 * Calls other than reads are the child's, and so are O1, O2, O4, O5, O6, O8 and issueOrder.
 *
 * <ul>
 *   <li><b>O3</b> An answer from memory is one that the child gave to this handle, for the same
 *       offsets. Below the stop that the virtual log installed, all of the child's answers for an
 *       offset are the same for ever, this earlier one and the one it would give now; so one may
 *       stand for the other. Nothing is answered beyond what the child answered: no offset that it
 *       did not tell of, and none above the {@code to} of the call. Above the stop nobody may read,
 *       so it does not matter what is remembered from there.
 * </ul>
 */
@NullMarked
package dev.rhenea.composition.cache;

import org.jspecify.annotations.NullMarked;
