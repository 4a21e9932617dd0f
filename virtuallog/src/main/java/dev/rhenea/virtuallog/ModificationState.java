package dev.rhenea.virtuallog;

import dev.rhenea.loglet.LogletOffset;

/**
 * How far a {@link Modification} is.
 *
 * <table>
 *   <caption>Transitions</caption>
 *   <tr><th>state</th><th>does</th><th>then</th></tr>
 *   <tr><td>Announcing</td><td>records the attempt, with the copy's id, if the segment is closed and
 *       in the Loglet that was meant</td><td>Beginning; too late: Leaving; perhaps recorded, and
 *       undone since: GivingUp</td></tr>
 *   <tr><td>Beginning</td><td>begins the copy at the trim mark</td><td>Reading; impossible:
 *       GivingUp</td></tr>
 *   <tr><td>Reading</td><td>reads a batch of the original below the stop, alters it if that is
 *       wanted</td><td>Writing; at the stop: Finishing</td></tr>
 *   <tr><td>Writing</td><td>writes that batch to the copy</td><td>Reading; no answer: that very
 *       batch again</td></tr>
 *   <tr><td>Finishing</td><td>seals the copy at the stop</td><td>Verifying</td></tr>
 *   <tr><td>Verifying</td><td>reads a batch of the copy back, and at the end compares all with what
 *       was to be written</td><td>the same: Publishing; otherwise: GivingUp</td></tr>
 *   <tr><td>Publishing</td><td>exchanges the Loglets in one conditional write; on conflict again, as
 *       long as the segment is in that Loglet (V10)</td><td>Leaving; MetaStore silent: end</td></tr>
 *   <tr><td>GivingUp</td><td>records that the attempt has failed</td><td>Leaving; MetaStore silent:
 *       end</td></tr>
 *   <tr><td>Leaving</td><td>keeps the chain beside copies outside the cluster, if it succeeded;
 *       destroys what the version that was read shows as left over (V7)</td><td>end</td></tr>
 * </table>
 *
 * Before Publishing, what finds the segment in another Loglet leaves, and what stands still for
 * longer than a reconfiguration may take gives up; each batch that moved begins that span anew.
 */
sealed interface ModificationState {
  record Announcing() implements ModificationState {}

  record Beginning() implements ModificationState {}

  record Reading(Transfer work, LogletOffset from) implements ModificationState {}

  record Writing(Transfer work, Transfer.Batch batch) implements ModificationState {}

  record Finishing(Transfer work) implements ModificationState {}

  record Verifying(Verification work, LogletOffset from) implements ModificationState {}

  record Publishing(Candidate copy) implements ModificationState {}

  record GivingUp(String reason) implements ModificationState {}

  record Leaving(ModifyResult result) implements ModificationState {}
}
