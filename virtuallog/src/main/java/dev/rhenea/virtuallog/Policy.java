package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Replaces a Loglet that suffers from a failure, so that losing a sequencer or a LogServer never
 * needs an operator. Suspicion comes in-band, from appends that were given up, or out-of-band, from
 * the failure detector. Every node may act on it at the same time: jitter lets one come first, and
 * the others' intents are superseded, because each names the segment it means (V5).
 */
final class Policy {
  private final LogContext context;
  private final CachedChain chain;
  private final Providers providers;
  private final Reconfigurer reconfigurer;
  private final FailureDetector detector;
  private boolean considering;

  Policy(
      LogContext context,
      CachedChain chain,
      Providers providers,
      Reconfigurer reconfigurer,
      FailureDetector detector) {
    this.context = context;
    this.chain = chain;
    this.providers = providers;
    this.reconfigurer = reconfigurer;
    this.detector = detector;
  }

  /** Looks whether a node of the active segment is suspected. */
  void look() {
    Segment active = chain.chain().active();
    SequencedSet<NodeId> failed = suspectsOf(active);
    if (!failed.isEmpty()) {
      consider(active, failed);
    }
  }

  /** In-band: the Loglet gave up an append or a tail check (V13). */
  void unresponsive(Segment segment, Diagnosis why) {
    SequencedSet<NodeId> failed = suspectsOf(segment);
    failed.addAll(why.missing());
    failed.retainAll(segment.created().nodes());
    if (!considering) {
      context.trace(new VirtualLogTrace.Unresponsive(segment.id(), why));
      consider(segment, failed);
    }
  }

  /**
   * What to install behind a segment that is sealed and has no successor: what the protocol
   * proposes without the suspects, else the same again (V8: cloning a dead sequencer loops).
   */
  ProtocolSpec successor(Segment sealed) {
    return proposal(sealed, suspectsOf(sealed)).orElse(Providers.unbound(sealed.created()));
  }

  private void consider(Segment segment, SequencedSet<NodeId> failed) {
    if (considering || replacement(segment, failed).isEmpty()) {
      return;
    }
    considering = true;
    restlessness()
        .compose(waited -> chain.refresh())
        .compose(stored -> act(segment, failed, stored.record()))
        .whenDone(
            done -> considering = false,
            why -> {
              considering = false;
              context.trace(new VirtualLogTrace.MetaStoreUnavailable(why.diagnosis()));
            });
  }

  private Future<Done> act(Segment segment, SequencedSet<NodeId> failed, ChainRecord now) {
    Optional<ProtocolSpec> target = replacement(segment, failed);
    if (now.pending().isPresent() || !now.chain().active().equals(segment) || target.isEmpty()) {
      return context.environment().done();
    }
    context.trace(new VirtualLogTrace.Suspected(segment.id(), List.copyOf(failed)));
    return reconfigurer.replace(segment.id(), target.get()).map(result -> Done.DONE);
  }

  /** The pause before acting: jitter, and calm after the last switch. */
  private Future<Done> restlessness() {
    Duration sinceSwitch = Duration.ofNanos(context.pace().now() - chain.activeSince());
    Duration calm = context.timing().calm().minus(sinceSwitch);
    Duration jitter = context.timing().patience().dividedBy(2);
    return context.pace().pause(calm.compareTo(jitter) > 0 ? calm : jitter);
  }

  /** Nobody in particular failed: the same again may help. Somebody did: only without them. */
  private Optional<ProtocolSpec> replacement(Segment segment, SequencedSet<NodeId> failed) {
    return failed.isEmpty()
        ? Optional.of(Providers.unbound(segment.created()))
        : proposal(segment, failed);
  }

  private Optional<ProtocolSpec> proposal(Segment segment, SequencedSet<NodeId> failed) {
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    ProtocolSpec present = Providers.unbound(segment.created());
    SequencedSet<NodeId> spares = without(detector.members(), present.nodes());
    spares.removeAll(detector.suspects());
    return providers.propose(present, failed, spares).filter(proposal -> !proposal.equals(present));
  }

  private SequencedSet<NodeId> suspectsOf(Segment segment) {
    SequencedSet<NodeId> failed = new LinkedHashSet<>(detector.suspects());
    failed.retainAll(segment.created().nodes());
    return failed;
  }

  private static SequencedSet<NodeId> without(Collection<NodeId> all, Collection<NodeId> excluded) {
    SequencedSet<NodeId> rest = new LinkedHashSet<>(all);
    rest.removeAll(excluded);
    return rest;
  }
}
