package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.provider.ChainArchive;
import dev.rhenea.register.Version;
import dev.rhenea.spec.ProtocolSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the chain in every store outside the cluster that has copies of the log, so that the log
 * can be restored from there when the cluster, and its MetaStore, are gone ({@link Restoration}).
 *
 * <h2>Why what is kept can be restored</h2>
 *
 * <ul>
 *   <li><b>Only what was decided.</b> What is kept is a version of the register, as it was read or
 *       written. A copy that was finished and not published is in none.
 *   <li><b>The highest version in a store names no copy in it that was destroyed.</b> Before
 *       anything in a store is destroyed that was in the chain once, a version without it is kept
 *       there ({@link #before}); nothing that left the chain comes back into it (V7), so no higher
 *       version has it either. If that cannot be done, nothing is destroyed.
 *   <li><b>It is as new as it matters.</b> Whoever publishes a copy keeps the chain that shows it
 *       before he says that it is done, or says that he could not; then, and if he dies in between,
 *       any handle does it as soon as it notices ({@link #look}).
 * </ul>
 *
 * <p>Switches and trims of segments that stay where they are make new versions, which are not kept:
 * they change nothing about what is in a store, and its Loglets know by themselves how far they
 * were trimmed.
 */
final class Archiving {
  private final LogContext context;
  private final MetaStore metaStore;
  private final CachedChain chain;
  private final Archives archives;
  private final BackOff backOff;

  /** What the highest version says is cold that this handle knows to be kept in a store. */
  private final Map<ProtocolSpec, List<Segment>> kept = new LinkedHashMap<>();

  /** The last version that this handle kept in a store. */
  private final Map<ProtocolSpec, Version> told = new LinkedHashMap<>();

  /** What is being kept in a store: once, for whoever waits for it. */
  private final Map<ProtocolSpec, Keeping> keeping = new LinkedHashMap<>();

  private record Keeping(Version version, Future<Done> end) {}

  private Version seen = Version.NONE;
  private boolean underWay;

  Archiving(LogContext context, MetaStore metaStore, CachedChain chain, Providers providers) {
    this.context = context;
    this.metaStore = metaStore;
    this.chain = chain;
    this.archives = new Archives(context, providers);
    this.backOff = new BackOff(context);
  }

  /** Looks whether there is something to keep that nobody keeps: called now and then. */
  void look() {
    if (seen.equals(chain.stored().version()) || underWay) {
      return;
    }
    Collection<ChainArchive> behind = behind();
    if (behind.isEmpty()) {
      seen = chain.stored().version();
      backOff.rest();
    } else if (backOff.isDue()) {
      underWay = true;
      keep(behind).whenDone(() -> underWay = false);
    }
  }

  /**
   * Sees to it that the chain, as this handle knows it, is kept where it should be; why it may not
   * be, if it was not possible.
   */
  Future<Optional<Diagnosis>> run() {
    Environment environment = context.environment();
    return keep(behind())
        .map(done -> Optional.<Diagnosis>empty())
        .recover(why -> environment.completed(Optional.of(why.diagnosis())));
  }

  /** Whether {@link #run} has anything to do. */
  boolean isBehind() {
    return !behind().isEmpty();
  }

  /**
   * Destroys something that the chain, as this handle knows it, does not contain any more, once the
   * store that has it knows so, too.
   *
   * @param gone the spec of what is destroyed
   */
  Future<Done> before(ProtocolSpec gone, Supplier<Future<Done>> destruction) {
    Collection<ChainArchive> untold = untold(gone);
    return untold.isEmpty() ? destruction.get() : keep(untold).compose(done -> destruction.get());
  }

  /**
   * The stores that have it, and were not told this very version by this handle. That an older one
   * with the same cold segments was kept proves nothing: one with more of them may have been kept
   * since, by somebody else.
   */
  private Collection<ChainArchive> untold(ProtocolSpec gone) {
    if (isKeptNowhere()) {
      return List.of();
    }
    Version now = chain.stored().version();
    return archives.of(List.of(gone)).stream()
        .filter(archive -> !now.equals(told.get(archive.store())))
        .toList();
  }

  /** Whether nothing of this log was ever kept anywhere. */
  private boolean isKeptNowhere() {
    return archives.cold(chain.chain()).isEmpty() && chain.stored().record().origin().isEmpty();
  }

  /** A store has to be told if it was told something else; or of the first copies, by name. */
  private Collection<ChainArchive> behind() {
    if (isKeptNowhere()) {
      return List.of();
    }
    List<Segment> cold = archives.cold(chain.chain());
    return archives.of(chain.chain().segments().stream().map(Segment::created).toList()).stream()
        .filter(archive -> !cold.equals(kept.get(archive.store())))
        .toList();
  }

  private Future<Done> keep(Collection<ChainArchive> stores) {
    return stores.isEmpty()
        ? context.environment().done()
        : named()
            .compose(stored ->
                Future.all(
                    context.environment(),
                    stores.stream().map(store -> keep(store, stored)).toList()))
            .map(all -> Done.DONE);
  }

  private Future<Done> keep(ChainArchive store, Stored stored) {
    ProtocolSpec place = store.store();
    Keeping under = keeping.get(place);
    if (under != null && under.version().equals(stored.version())) {
      return under.end();
    }
    Future<Done> end =
        archives
            .keep(store, stored)
            .map(done -> {
              kept.put(place, archives.cold(stored.chain()));
              told.put(place, stored.version());
              return done;
            });
    Keeping begun = new Keeping(stored.version(), end);
    keeping.put(place, begun);
    end.whenDone(() -> keeping.remove(place, begun));
    return end;
  }

  /** The chain with an origin, which it gets when it is kept for the first time. */
  private Future<Stored> named() {
    Stored stored = chain.stored();
    if (stored.record().origin().isPresent()) {
      return context.environment().completed(stored);
    }
    Origin origin = new Origin(context.environment().random().nextLong());
    return metaStore
        .edit(record -> record.begunAs(origin), context.options().limits().deadline())
        .map(chain::adopt);
  }
}
