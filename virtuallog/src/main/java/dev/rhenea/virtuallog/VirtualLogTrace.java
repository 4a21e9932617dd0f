package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Trace;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.register.Version;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** The steps a handle on a virtual log reports. Those of a switch are {@link Reconfiguration}'s. */
public sealed interface VirtualLogTrace extends Trace {
  /** The handle goes on with a newer record. */
  record Adopted(Version version, SegmentId active) implements VirtualLogTrace {}

  /** The first Sealed arrived; {@code waiting} appends wait for the stop (V12). */
  record Parked(SegmentId segment, int waiting) implements VirtualLogTrace {}

  /** {@code sent} appends were looked up in one scan; {@code waiting} are sent (again). */
  record Resolved(SegmentId segment, int sent, int waiting) implements VirtualLogTrace {}

  /** The open segment's Loglet does not answer. */
  record Unresponsive(SegmentId segment, Diagnosis why) implements VirtualLogTrace {}

  /** The chain could not be read. */
  record MetaStoreUnavailable(Diagnosis why) implements VirtualLogTrace {}

  /** This handle drives a reconfiguration that nobody else brought to its end (V4, V8). */
  record SteppedIn(SegmentId segment, String why) implements VirtualLogTrace {}

  /** This handle replaces a Loglet some of whose nodes seem to have failed. */
  record Suspected(SegmentId segment, List<NodeId> nodes) implements VirtualLogTrace {}

  /** This handle replaces a Loglet by its like, because nodes of it are well and not part of it. */
  record Returned(SegmentId segment, List<NodeId> nodes) implements VirtualLogTrace {}

  /** A Loglet was not told yet that a prefix may be dropped; it costs space only. */
  record TrimDelayed(SegmentId segment, Diagnosis why) implements VirtualLogTrace {}

  /** That version of the chain is in a store outside the cluster. */
  record ChainKept(Version version, ProtocolSpec store) implements VirtualLogTrace {}

  /** It may not be: a log restored from there now would be as an older version says. */
  record ChainNotKept(Version version, ProtocolSpec store, Diagnosis why)
      implements VirtualLogTrace {}

  /** A Loglet that no chain contains is gone. */
  record CandidateDestroyed(LogletId loglet) implements VirtualLogTrace {}

  /** A Loglet that no chain contains is nowhere but on nodes that left the cluster. */
  record CandidateGoneWithNodes(LogletId loglet, List<NodeId> nodes) implements VirtualLogTrace {}

  /** Somebody gave a Loglet up that no chain contains: nobody will destroy it any more. */
  record CandidateForgotten(LogletId loglet) implements VirtualLogTrace {}

  /** A Loglet that no chain contains is still on some nodes; it costs space only. */
  record CandidateLeftBehind(LogletId loglet, Diagnosis why) implements VirtualLogTrace {}
}
