package dev.rhenea.virtuallog;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.payload.Payload;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.Optional;

/** Starts the modifications of one handle. */
final class Modifier {
  private final LogContext context;
  private final MetaStore metaStore;
  private final CachedChain chain;
  private final Providers providers;
  private final Archiving archiving;
  private final Cleaning cleaning;

  Modifier(
      LogContext context,
      MetaStore metaStore,
      CachedChain chain,
      Providers providers,
      Archiving archiving,
      Cleaning cleaning) {
    this.context = context;
    this.metaStore = metaStore;
    this.chain = chain;
    this.providers = providers;
    this.archiving = archiving;
    this.cleaning = cleaning;
  }

  /** Puts a copy in the place of what holds the segment now, if nobody does so before. */
  Future<ModifyResult> modify(SegmentId id, ProtocolSpec target, Alteration alteration) {
    return ended(chain.refresh().map(stored -> modify(stored, id, target, alteration)));
  }

  private Future<ModifyResult> modify(
      Stored stored, SegmentId id, ProtocolSpec target, Alteration alteration) {
    ProtocolSpec unbound = Providers.unbound(target);
    Optional<Segment> segment = stored.chain().segment(id);
    Optional<String> objection =
        objection(stored, id)
            .or(() -> providers.objectionToCopy(unbound))
            .or(() -> objection(stored, segment.orElseThrow(), alteration));
    if (objection.isPresent()) {
      return refused(objection.get());
    }
    LogletId original = segment.orElseThrow().loglet();
    return ended(
        providers
            .bind(unbound)
            .map(bound ->
                objection(stored.chain(), bound)
                    .map(this::refused)
                    .orElseGet(() -> run(id, original, bound, alteration))));
  }

  private Future<ModifyResult> run(
      SegmentId id, LogletId original, ProtocolSpec bound, Alteration alteration) {
    Attempt attempt = new Attempt(context.node(), id, original, context.newLoglet(), bound);
    return new Modification(
            context, metaStore, chain, providers, archiving, cleaning, attempt, alteration)
        .run();
  }

  private Future<ModifyResult> refused(String reason) {
    return context.environment().completed(new ModifyResult.Refused(reason));
  }

  /** N14: a node that finds another store where the log has one already is the one that errs. */
  private Optional<String> objection(Chain chain, ProtocolSpec bound) {
    for (Value.Folder found : bound.folders()) {
      for (Segment segment : chain.segments()) {
        for (Value.Folder known : segment.created().folders()) {
          if (known.path().equals(found.path())
              && known.storageId().isPresent()
              && !known.equals(found)) {
            return Optional.of(
                "folder %s on %s is not the store that holds %s: mount that one"
                    .formatted(found.path(), context.node(), segment.id()));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The end of what was begun; if there is no beginning, nothing was done. */
  private Future<ModifyResult> ended(Future<Future<ModifyResult>> begun) {
    Environment environment = context.environment();
    return begun
        .recover(why ->
            environment.completed(
                environment.completed(new ModifyResult.Failed(why.diagnosis().toString()))))
        .compose(end -> end);
  }

  private Optional<String> objection(Stored stored, SegmentId id) {
    Optional<Segment> segment = stored.chain().segment(id);
    if (segment.isEmpty()) {
      return Optional.of(
          "log %s has no segment %s; it has %s"
              .formatted(
                  context.log(), id, stored.chain().segments().stream().map(Segment::id).toList()));
    }
    return segment.get().isOpen() // V10
        ? Optional.of("segment " + id + " is open: switch to another one first")
        : Optional.empty();
  }

  private Optional<String> objection(Stored stored, Segment segment, Alteration alteration) {
    Optional<Lsn> at = alteration.position();
    if (at.isPresent() && !segment.contains(at.get())) {
      return Optional.of("position %s is not in segment %s".formatted(at.get(), segment));
    }
    if (at.isPresent() && at.get().isBefore(stored.chain().trimMark())) {
      return Optional.of("position %s was trimmed".formatted(at.get()));
    }
    return alteration instanceof Alteration.Replace(Lsn lsn, Payload entry)
            && entry.size() > stored.record().largestEntry()
        ? Optional.of(
            "the entry has %d bytes, log %s takes %d at most"
                .formatted(entry.size(), context.log(), stored.record().largestEntry()))
        : Optional.empty();
  }
}
