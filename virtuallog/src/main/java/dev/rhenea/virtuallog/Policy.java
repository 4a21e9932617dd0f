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
import java.util.function.Supplier;

/**
 * Replaces a Loglet that suffers from a failure, so that losing a sequencer or a LogServer never
 * needs an operator. Suspicion comes in-band, from appends that were given up, or out-of-band, from
 * the failure detector. Every node may act on it at the same time: jitter lets one come first, and
 * the others' intents are superseded, because each names the segment it means (V5).
 *
 * <p>The reverse is taken care of, too: once a node is well that the active Loglet names and that
 * counts for nothing in it, the Loglet is replaced by its like, with that node in. Each time this
 * did not help the next attempt waits twice as long.
 */
final class Policy {
  private static final int MOST_DOUBLINGS = 10;

  private final LogContext context;
  private final CachedChain chain;
  private final Providers providers;
  private final Reconfigurer reconfigurer;
  private final FailureDetector detector;
  private boolean considering;
  private boolean closed;

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
    detector.onSuspicion(this::look);
  }

  /** Considers nothing any more. */
  void close() {
    closed = true;
  }

  /** Looks whether a node of the active segment is suspected, or is well but counts for nothing. */
  void look() {
    Segment active = chain.chain().active();
    SequencedSet<NodeId> failed = suspectsOf(active);
    if (!failed.isEmpty() && proposal(active, failed).isPresent()) {
      consider(active, context.timing().calm(), () -> evasion(active, failed));
    } else if (!outsiders(active).isEmpty()) {
      int doublings = Math.min(Outsiders.alikeBefore(chain.chain()), MOST_DOUBLINGS);
      Duration calm = context.timing().calm().multipliedBy(1L << doublings);
      consider(active, calm, () -> readmission(active));
    }
  }

  /** In-band: the Loglet gave up an append or a tail check (V13). */
  void unresponsive(Segment segment, Diagnosis why) {
    SequencedSet<NodeId> failed = suspectsOf(segment);
    failed.addAll(why.missing());
    failed.retainAll(segment.created().nodes());
    if (!considering) {
      context.trace(new VirtualLogTrace.Unresponsive(segment.id(), why));
      consider(segment, context.timing().calm(), () -> relief(segment, failed));
    }
  }

  /**
   * What to install behind a segment that is sealed and has no successor: what the protocol
   * proposes without the suspects, else the same again (V8: cloning a dead sequencer loops).
   */
  ProtocolSpec successor(Segment sealed) {
    return proposal(sealed, suspectsOf(sealed)).orElse(Providers.unbound(sealed.created()));
  }

  /** What to do about a segment. */
  private record Step(ProtocolSpec target, VirtualLogTrace reason) {}

  private void consider(Segment segment, Duration calm, Supplier<Optional<Step>> step) {
    if (considering || closed || step.get().isEmpty()) {
      return;
    }
    considering = true;
    restlessness(calm)
        .compose(waited -> chain.refresh())
        .compose(stored -> act(segment, step.get(), stored.record()))
        .whenDone(
            done -> considering = false,
            why -> {
              considering = false;
              context.trace(new VirtualLogTrace.MetaStoreUnavailable(why.diagnosis()));
            });
  }

  private Future<Done> act(Segment segment, Optional<Step> step, ChainRecord now) {
    if (now.pending().isPresent() || !now.chain().active().equals(segment) || step.isEmpty()) {
      return context.environment().done();
    }
    context.trace(step.get().reason());
    return reconfigurer.replace(segment.id(), step.get().target()).map(result -> Done.DONE);
  }

  /** The pause before acting: jitter, and calm after the last switch. */
  private Future<Done> restlessness(Duration calm) {
    Duration sinceSwitch = Duration.ofNanos(context.pace().now() - chain.activeSince());
    Duration left = calm.minus(sinceSwitch);
    Duration jitter = context.timing().patience().dividedBy(2);
    return context.pace().pause(left.compareTo(jitter) > 0 ? left : jitter);
  }

  /** Only without those who failed: without anybody else the Loglet is as well as before. */
  private Optional<Step> evasion(Segment segment, SequencedSet<NodeId> failed) {
    return proposal(segment, failed).map(target -> suspected(segment, failed, target));
  }

  /**
   * A Loglet that does not answer is worth another attempt even where nothing can be proposed: who
   * did not answer, but lives as far as the detector knows, may have lost only its part in this one
   * (a sequencer that restarted is fenced, N12). If nobody of them lives there is nothing to do.
   */
  private Optional<Step> relief(Segment segment, SequencedSet<NodeId> failed) {
    boolean gone = !failed.isEmpty() && suspectsOf(segment).containsAll(failed);
    return evasion(segment, failed)
        .or(() ->
            gone ? Optional.empty() : Optional.of(suspected(segment, failed, successor(segment))));
  }

  private static Step suspected(Segment segment, SequencedSet<NodeId> failed, ProtocolSpec target) {
    return new Step(target, new VirtualLogTrace.Suspected(segment.id(), List.copyOf(failed)));
  }

  /** The same again, with the outsiders in. */
  private Optional<Step> readmission(Segment segment) {
    List<NodeId> outsiders = List.copyOf(outsiders(segment));
    return outsiders.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Step(
                Providers.unbound(segment.created()),
                new VirtualLogTrace.Returned(segment.id(), outsiders)));
  }

  private SequencedSet<NodeId> outsiders(Segment segment) {
    SequencedSet<NodeId> outsiders = Outsiders.of(segment.created(), detector::folder);
    outsiders.removeAll(detector.suspects());
    return outsiders;
  }

  /** Nor with those who let the last candidate wait: else every attempt would be the same. */
  private Optional<ProtocolSpec> proposal(Segment segment, SequencedSet<NodeId> failed) {
    ProtocolSpec present = Providers.unbound(segment.created());
    SequencedSet<NodeId> avoided = new LinkedHashSet<>(providers.absent());
    avoided.retainAll(present.nodes());
    avoided.addAll(failed);
    if (avoided.isEmpty()) {
      return Optional.empty();
    }
    SequencedSet<NodeId> spares = without(detector.members(), present.nodes());
    spares.removeAll(detector.suspects());
    providers.absent().forEach(spares::remove);
    return providers
        .propose(present, avoided, spares)
        .filter(proposal -> !proposal.equals(present));
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
