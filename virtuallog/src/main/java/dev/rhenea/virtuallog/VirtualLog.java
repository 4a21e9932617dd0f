package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.ReconfigResult.Truncated;
import java.util.List;

/**
 * A handle on one shared log whose ordering protocol can be replaced while it is used (Delos,
 * section 3). Called, and completing, on the loop of the host's environment: appends, tails, reads
 * and trims within the handle's deadline, reconfigurations within {@link Timing#reconfiguration}.
 * What cannot be had in time is unavailable, with a diagnosis.
 */
public final class VirtualLog {
  private final LogContext context;
  private final MetaStore metaStore;
  private final FailureDetector detector;
  private final CachedChain chain;
  private final Reconfigurer reconfigurer;
  private final Truncation truncation;
  private final Modifier modifier;
  private final Cleaning cleaning;
  private final Forgetting forgetting;
  private final Steward steward;
  private final Writer writer;
  private final TailCheck tails;
  private final Reader reader;
  private final Trim trim;

  private VirtualLog(
      LogContext context, MetaStore metaStore, FailureDetector detector, Stored stored) {
    this.context = context;
    this.metaStore = metaStore;
    this.detector = detector;
    Providers providers = new Providers(context, stored.record().largestEntry());
    chain = new CachedChain(context, metaStore, stored);
    reconfigurer = new Reconfigurer(context, metaStore, chain, providers);
    Archiving archiving = new Archiving(context, metaStore, chain, providers);
    cleaning = new Cleaning(context, metaStore, chain, providers, archiving, detector);
    truncation = new Truncation(context, metaStore, chain, cleaning);
    forgetting = new Forgetting(context, metaStore, chain);
    modifier = new Modifier(context, metaStore, chain, providers, archiving, cleaning);
    Policy policy = new Policy(context, chain, providers, reconfigurer, detector);
    steward = new Steward(context, chain, providers, reconfigurer, policy, archiving, cleaning);
    writer = new Writer(context, chain, steward);
    tails = new TailCheck(context, chain, steward);
    reader = new Reader(context, chain, tails);
    trim = new Trim(context, metaStore, chain, tails);
  }

  /** The register in which the chain of the log {@code log} stands: one per log. */
  public static RegisterId registerOf(String log) {
    return new RegisterId("chain/" + log);
  }

  /**
   * Makes the log unless it exists already; any number of nodes may do so at the same time.
   *
   * @param register a handle on {@link #registerOf}; stays the caller's
   * @param first the composition of the first segment
   * @return the chain as it stands then
   * @throws dev.rhenea.provider.InvalidSpec if {@code first} cannot serve the log
   */
  public static Future<Stored> create(
      Host host, String log, VersionedRegister register, ProtocolSpec first, LogOptions options) {
    LogContext context = new LogContext(host, log, options);
    return new LogCreation(context, new MetaStore(host.environment(), register)).run(first);
  }

  /**
   * A handle on a log that exists; unavailable if it does not, or the MetaStore is.
   *
   * @param register a handle on {@link #registerOf}, which from now on belongs to this one
   * @param detector says which nodes to avoid, and where to go instead
   */
  public static Future<VirtualLog> open(
      Host host,
      String log,
      VersionedRegister register,
      FailureDetector detector,
      LogOptions options) {
    LogContext context = new LogContext(host, log, options);
    MetaStore metaStore = new MetaStore(host.environment(), register);
    return metaStore
        .read()
        .compose(read -> read.map(host.environment()::completed).orElseGet(context::noSuchLog))
        .map(stored -> new VirtualLog(context, metaStore, detector, stored))
        .map(VirtualLog::started);
  }

  private VirtualLog started() {
    steward.start();
    tails.run().whenDone(() -> {}); // what lies below the tail never has to be scanned (V1)
    return this;
  }

  /**
   * Appends an entry: in the log exactly once if {@code Appended}, at most once otherwise. Entries
   * appended through one handle stand in the order of issue, if the Loglets have that trait.
   */
  public Future<AppendResult> append(Payload entry) {
    return writer.append(entry);
  }

  /** The first unwritten position: above every append that completed before the call. */
  public Future<Lsn> checkTail() {
    return timed("checkTail", tails.run().map(ActiveSegment::boundLsn));
  }

  /**
   * Entries from {@code from} on, in order, as many as are at hand, below {@code to} and the tail,
   * about {@code maxBytes} in all but at least one if there is one.
   */
  public Future<ReadResult> readNext(Lsn from, Lsn to, int maxBytes) {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("nothing to read from " + from + " to " + to);
    }
    return timed("readNext", reader.read(from, to, maxBytes));
  }

  /** A cursor over everything from {@code from} on, past and future. */
  public Cursor follow(Lsn from) {
    return new Cursor(context, chain, reader, from);
  }

  /**
   * Allows everything below {@code before} to be dropped; limited to the tail. Returns the trim
   * mark that holds now.
   */
  public Future<Lsn> prefixTrim(Lsn before) {
    return timed("prefixTrim", trim.run(before));
  }

  /** Replaces the segment that is active now by one of the given composition. */
  public Future<ReconfigResult> reconfigExtend(ProtocolSpec target) {
    return chain
        .refresh()
        .compose(stored -> reconfigExtend(stored.chain().active().id(), target))
        .recover(this::unfinished);
  }

  /** Replaces that very segment, if it is still the active one when this gets its turn (V5). */
  public Future<ReconfigResult> reconfigExtend(SegmentId replaces, ProtocolSpec target) {
    return reconfigurer.replace(replaces, target);
  }

  /**
   * Seals the active segment and installs nothing: what a client leaves behind that dies between
   * the two. Appends wait until somebody goes on, as whoever finds the segment sealed does (V8).
   * Never needed, safe at any time: a drill.
   */
  public Future<SegmentId> seal() {
    return timed("seal", chain.refresh().compose(stored -> sealActive()));
  }

  private Future<SegmentId> sealActive() {
    ActiveSegment active = chain.active();
    return active.loglet().seal().map(sealed -> active.segment().id());
  }

  /**
   * Copies a closed segment into a Loglet of the given composition, which then holds it (V10). The
   * log goes on meanwhile. Takes as long as something moves.
   */
  public Future<ModifyResult> reconfigModify(SegmentId segment, ProtocolSpec target) {
    return reconfigModify(segment, target, new Alteration.None());
  }

  /** The same with one entry replaced or deleted; its append's id stays where it was (V3). */
  public Future<ModifyResult> reconfigModify(
      SegmentId segment, ProtocolSpec target, Alteration alteration) {
    return modifier.modify(segment, target, alteration);
  }

  /** Takes fully trimmed segments out of the chain and destroys their Loglets. */
  public Future<Truncated> reconfigTruncate() {
    return truncation.run();
  }

  /**
   * Gives up a Loglet that left the chain and cannot be destroyed, because what has it is gone for
   * good: it is no leftover any more, and nobody tries to destroy it. What is still there of it
   * takes space for ever. Never in the chain again, with or without that (V7).
   */
  public Future<ForgetResult> forget(LogletId leftover) {
    return forgetting.run(leftover);
  }

  /** What this handle knows, without asking anybody. */
  public Status status() {
    return new Status(
        context.log(),
        chain.stored(),
        chain.active().boundLsn(),
        writer.outstanding(),
        List.copyOf(detector.suspects()));
  }

  /** Why the log moves, or does not: asks the MetaStore and the active segment's servers. */
  public Future<Explanation> explain() {
    return new Explain(context, chain, writer, detector, cleaning).run();
  }

  /** Ends this handle: outstanding appends are indeterminate, later ones rejected. */
  public Future<Done> close() {
    steward.close();
    writer.close();
    return chain.close().compose(closed -> metaStore.close());
  }

  private <T> Future<T> timed(String operation, Future<T> result) {
    return context
        .environment()
        .within(
            context.options().limits().deadline(),
            result,
            () ->
                Diagnosis.of(
                    "%s of log %s: no answer in time; active segment %s"
                        .formatted(operation, context.log(), chain.chain().active())));
  }

  private Future<ReconfigResult> unfinished(Unavailable why) {
    return context.environment().completed(new ReconfigResult.Unfinished(why.diagnosis()));
  }
}
