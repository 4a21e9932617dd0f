/**
 * Cold storage: a closed segment as objects of a store outside the cluster, here a folder that all
 * nodes see, elsewhere whatever keeps the promises of {@link dev.rhenea.provider.ObjectStore}
 * ({@link dev.rhenea.objects.StoredCopies}; Delos, section 4: BackupLoglet). Nothing is ever
 * appended: a copier writes it, and it is born sealed (rule V10). It survives the loss of every
 * node, as long as the store does.
 *
 * <pre>
 *   default/3f09/chunk-9c1e-0, -1, ...     entries, about 1 MiB each; 9c1e is one copier
 *   default/3f09/manifest                  which chunks, of which offsets, with checksums
 *   default/3f09/trim-0000000000000000042  everything below 42 may be gone
 *   default/3f09/gone                      destroyed
 *   chains/default-00...9c1e-00...42       version 42 of the chain of the log default
 * </pre>
 *
 * <p>Start at {@link dev.rhenea.objects.ObjectsProvider}; {@code ObjectsCopy} writes, {@code
 * ObjectsLoglet} reads.
 *
 * <h2>Why it keeps the obligations</h2>
 *
 * All there is hangs on two objects that are written at most once, {@code manifest} and {@code
 * gone}; the store decides who writes them (put if absent).
 *
 * <ul>
 *   <li><b>Born sealed (O1, O2, O4).</b> There are no appends, so none is acknowledged; every tail
 *       is the one in the manifest, sealed.
 *   <li><b>O3</b> The manifest never changes, and names chunks that were durable before it was
 *       written. Chunks have names of their copier's own, so that two copiers do not write into
 *       each other's. Every chunk has a checksum in the manifest, and the manifest one in itself:
 *       what was damaged is an error of the read, never an entry.
 *   <li><b>O5</b> Seal and tail need the store alone.
 *   <li><b>O6</b> Nothing is ever rejected: an append is answered Sealed, or Indeterminate.
 *   <li><b>Unknown until finished, and after the end (N14, V10).</b> A Loglet is there if there is
 *       a manifest and no {@code gone}. Destroying writes {@code gone} first, which stays; a copier
 *       looks for it after it wrote the manifest, so that none finishes what was destroyed before.
 *       Beginning writes nothing: what is not finished is not there.
 *   <li><b>No disk answers for another (N14).</b> A folder under which nothing is mounted, or
 *       another disk, looks like a store in which nothing was ever written. So a store has an
 *       identity, random and written once, which is bound into the spec before the copy is
 *       announced in the MetaStore; from then on every call of every handle, and of whoever
 *       destroys, is unavailable where another identity is found, or none. The folder itself is
 *       never created: who finds nothing there reads, publishes and destroys nothing. What this
 *       cannot tell is an empty folder that is to become a log's first store from one under which
 *       nothing is mounted yet: do not let nodes write below a mount point.
 *   <li><b>Trim.</b> Marks are objects, the highest one counts; it goes back never.
 * </ul>
 *
 * <p>Which copies are a log, and in which order, is said by the chain, which is kept here too
 * ({@code StoredChains}): a copy that is finished may never have been published, and must not be
 * taken for a part of the log when the MetaStore is gone.
 *
 * <p>What a copier that died left behind has the Loglet's name in front, and goes with {@code
 * destroy}. A copier that comes later looks for {@code gone} after each chunk, and takes back what
 * it wrote; if it dies in between, that chunk stays, and takes space only.
 *
 * <p>Every operation ends within its deadline, whatever the store does: what fails is tried again
 * until then ({@code PatientStore}), what is never answered is given up, and what was not deleted
 * is found by whoever destroys next.
 *
 * <p>May use: the contract in {@code protocols/loglet}.
 */
@NullMarked
package dev.rhenea.objects;

import org.jspecify.annotations.NullMarked;
