package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.provider.ColdStorage;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.BiFunction;

/** The protocols installed on this node, asked on behalf of one log. */
final class Providers {
  private final LogContext context;
  private final HandleLimits limits;
  private final Absentees absentees = new Absentees();

  /**
   * @param largestEntry the log's, in bytes
   */
  Providers(LogContext context, int largestEntry) {
    this.context = context;
    this.limits = context.options().logletLimits(largestEntry);
  }

  /** Why {@code target} cannot serve as this log's active segment, if it cannot. */
  Optional<String> objection(ProtocolSpec target) {
    return objection(target, this::takesNoAppends);
  }

  /** Why {@code target} cannot hold a copy of one of this log's closed segments (V10). */
  Optional<String> objectionToCopy(ProtocolSpec target) {
    return objection(target, this::takesNoCopies);
  }

  private Optional<String> takesNoAppends(ProtocolSpec target, LogletTraits traits) {
    return traits.canAppend()
        ? Optional.empty()
        : Optional.of(
            "%s takes no appends: it is for closed segments (reconfigModify)".formatted(target));
  }

  private Optional<String> takesNoCopies(ProtocolSpec target, LogletTraits traits) {
    return traits.canImport()
        ? Optional.empty()
        : Optional.of(
            "%s cannot be filled at given offsets and finished (its trait canImport is no)"
                .formatted(target));
  }

  private Optional<String> objection(
      ProtocolSpec target, BiFunction<ProtocolSpec, LogletTraits, Optional<String>> otherwise) {
    Optional<LogletProvider> provider = context.catalogue().loglet(target.protocol());
    if (provider.isEmpty()) {
      List<String> installed =
          context.catalogue().loglets().stream().map(LogletProvider::name).toList();
      return Optional.of(
          "protocol '%s' is not installed on %s; installed: %s"
              .formatted(target.protocol(), context.node(), String.join(", ", installed)));
    }
    try {
      provider.get().validate(target, context.catalogue());
      LogletTraits traits = provider.get().traits(target, context.catalogue());
      return otherwise.apply(target, traits).or(() -> tooSmall(target, traits.largestEntry()));
    } catch (InvalidSpec invalid) {
      return Optional.of(String.valueOf(invalid.getMessage()));
    }
  }

  private Optional<String> tooSmall(ProtocolSpec target, int largest) {
    return largest < limits.largestEntry()
        ? Optional.of(
            "entries of log %s may have %d bytes (with envelope), %s takes %d at most"
                .formatted(context.log(), limits.largestEntry(), target, largest))
        : Optional.empty();
  }

  /** Makes a candidate that this handle proposed durable on its seal quorum (N14). */
  Future<Candidate> create(Candidate candidate) {
    Future<Candidate> created = make(candidate);
    created.whenDone(
        made -> absentees.made(), why -> absentees.missedByOurs(why.diagnosis().missing()));
    return created;
  }

  /** The same for an intent that was pending, which somebody else may have proposed. */
  Future<Candidate> createForPending(Candidate candidate) {
    Future<Candidate> created = make(candidate);
    created.whenDone(
        made -> absentees.made(), why -> absentees.missedByPending(why.diagnosis().missing()));
    return created;
  }

  /** Whom the latest candidates waited for in vain. */
  SequencedSet<NodeId> absent() {
    return absentees.nodes();
  }

  private Future<Candidate> make(Candidate candidate) {
    return context
        .catalogue()
        .loglet(candidate.created().protocol())
        .map(provider ->
            provider
                .create(
                    context.host(),
                    candidate.loglet(),
                    candidate.created(),
                    limits.withDeadline(context.timing().creation()))
                .map(created -> new Candidate(candidate.loglet(), created)))
        .orElseGet(() -> missing(candidate.created()));
  }

  /**
   * Says where a copy of that composition would be kept, before there is one (N14). It may take as
   * long as a reconfiguration, and not only as a creation, which is short because the log may stand
   * sealed: here nothing is announced, sealed or begun yet, so that only who asked for the copy
   * waits while a store that is used for the first time is tried out.
   */
  Future<ProtocolSpec> bind(ProtocolSpec target) {
    return context
        .catalogue()
        .loglet(target.protocol())
        .flatMap(LogletProvider::importer)
        .map(importer ->
            importer.bind(
                context.host(), target, limits.withDeadline(context.timing().reconfiguration())))
        .orElseGet(() -> missing(target));
  }

  /** Begins a copy whose lowest offset is {@code first} (V10). */
  Future<Candidate> begin(Candidate copy, LogletOffset first) {
    return importer(copy)
        .map(importer ->
            importer
                .begin(
                    context.host(),
                    copy.loglet(),
                    copy.created(),
                    first,
                    limits.withDeadline(context.timing().creation()))
                .map(begun -> new Candidate(copy.loglet(), begun)))
        .orElseGet(() -> missing(copy.created()));
  }

  /** A handle to fill a copy that was begun. */
  LogletCopy copy(Candidate begun, LogletOffset first) {
    return importer(begun)
        .orElseThrow()
        .open(context.host(), begun.loglet(), begun.created(), first, limits);
  }

  /** A handle to read a finished copy back with, every part of it; whoever opens it closes it. */
  Loglet readBack(Candidate finished) {
    return importer(finished)
        .orElseThrow()
        .readBack(context.host(), finished.loglet(), finished.created(), limits)
        .orElseGet(() -> open(finished));
  }

  private Optional<LogletImporter> importer(Candidate copy) {
    return context.catalogue().loglet(copy.created().protocol()).flatMap(LogletProvider::importer);
  }

  /** A handle on a Loglet that is in no chain yet; whoever opens it closes it. */
  Loglet open(Candidate candidate) {
    return context
        .catalogue()
        .loglet(candidate.created().protocol())
        .orElseThrow()
        .open(context.host(), candidate.loglet(), candidate.created(), limits);
  }

  /** What of Loglets of that composition is kept outside the cluster. */
  ColdStorage coldStorage(ProtocolSpec spec) {
    return context
        .catalogue()
        .loglet(spec.protocol())
        .map(provider -> provider.coldStorage(context.host(), spec, limits))
        .orElse(ColdStorage.NONE);
  }

  /**
   * Destroys a Loglet of which it is known that no chain will ever contain it (again) (V7). Ends
   * whatever its provider does: one that keeps its deadline has said by then what is amiss.
   */
  Future<Done> destroy(Candidate gone) {
    return context
        .catalogue()
        .loglet(gone.created().protocol())
        .map(provider ->
            context
                .environment()
                .within(
                    limits.deadline().multipliedBy(2),
                    provider.destroy(context.host(), gone.loglet(), gone.created(), limits),
                    () ->
                        Diagnosis.of(
                            "destroy %s: %s did not answer in time"
                                .formatted(gone.loglet(), gone.created()))))
        .orElseGet(() -> missing(gone.created()));
  }

  /** Destroys a candidate that lost, without anybody waiting for it. */
  void discard(Candidate lost) {
    destroy(lost)
        .whenDone(
            done -> context.trace(new VirtualLogTrace.CandidateDestroyed(lost.loglet())),
            why ->
                context.trace(
                    new VirtualLogTrace.CandidateLeftBehind(lost.loglet(), why.diagnosis())));
  }

  /** What should take the place of {@code spec} when some nodes failed (V8). */
  Optional<ProtocolSpec> propose(
      ProtocolSpec spec, SequencedSet<NodeId> failed, SequencedSet<NodeId> spares) {
    return context
        .catalogue()
        .loglet(spec.protocol())
        .flatMap(provider -> provider.propose(unbound(spec), context.catalogue(), failed, spares))
        .filter(proposal -> objection(proposal).isEmpty());
  }

  /** The spec as people write it: storage ids belong to one Loglet, not to its successor. */
  static ProtocolSpec unbound(ProtocolSpec created) {
    return created.unbound();
  }

  private <T> Future<T> missing(ProtocolSpec spec) {
    return context
        .environment()
        .unavailable(
            Diagnosis.of(
                "protocol '%s' is not installed on %s".formatted(spec.protocol(), context.node())));
  }
}
