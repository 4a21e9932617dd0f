package dev.rhenea.virtuallog;

import java.util.List;

/**
 * How far a {@link Restoration} is.
 *
 * <table>
 *   <caption>Transitions</caption>
 *   <tr><th>state</th><th>does</th><th>then</th></tr>
 *   <tr><td>Choosing</td><td>reads the chains in the store, and whether the log exists</td>
 *       <td>Surveying; it exists, or is impossible: end</td></tr>
 *   <tr><td>Surveying</td><td>looks whether all segments are there as their chain says, and how far
 *       they were trimmed</td><td>Copying; one is not there, or all is trimmed: end</td></tr>
 *   <tr><td>Copying</td><td>copies a segment into a Loglet of its own, and reads it back</td>
 *       <td>Copying the next; Opening; impossible: GivingUp</td></tr>
 *   <tr><td>Opening</td><td>creates the Loglet that is appended to</td><td>Installing; impossible:
 *       GivingUp</td></tr>
 *   <tr><td>Installing</td><td>writes version 1 of the log's register in one conditional write</td>
 *       <td>Keeping; somebody else did: Losing; MetaStore silent: end, and nothing is touched</td>
 *       </tr>
 *   <tr><td>Keeping</td><td>keeps the new chain beside the new copies</td><td>end</td></tr>
 *   <tr><td>Losing</td><td>destroys its own Loglets, which no version has (V7)</td><td>end</td></tr>
 *   <tr><td>GivingUp</td><td>the same: they were never tried to be installed</td><td>end</td></tr>
 * </table>
 */
sealed interface RestorationState {
  record Choosing() implements RestorationState {}

  record Surveying(RestorePlan plan) implements RestorationState {}

  /** Segments are left to be copied; {@code copied} are, in order. */
  record Copying(RestorePlan plan, List<Segment> left, List<Segment> copied)
      implements RestorationState {}

  record Opening(RestorePlan plan, List<Segment> copied, Candidate open)
      implements RestorationState {}

  record Installing(RestorePlan plan, ChainRecord record) implements RestorationState {}

  record Keeping(Stored stored) implements RestorationState {}

  record Losing(RestorePlan plan, Stored stored) implements RestorationState {}

  record GivingUp(RestoreResult why) implements RestorationState {}
}
