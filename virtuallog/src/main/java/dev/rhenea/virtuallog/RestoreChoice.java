package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Future;
import dev.rhenea.provider.ChainArchive;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a {@link Restoration}, which makes nothing: which chain it goes by, whether it
 * is done already, and whether it is possible at all.
 */
final class RestoreChoice {
  /** What came of it. */
  sealed interface Outcome permits Ended, Chosen {}

  /** There is nothing to make. */
  record Ended(RestoreResult result) implements Outcome {}

  /**
   * It is clear what is to be made.
   *
   * @param providers for entries as large as that log has
   */
  record Chosen(RestorePlan plan, Providers providers) implements Outcome {}

  private final LogContext context;
  private final MetaStore metaStore;
  private final RestoreRequest request;
  private final Providers providers;

  RestoreChoice(
      LogContext context, MetaStore metaStore, RestoreRequest request, Providers providers) {
    this.context = context;
    this.metaStore = metaStore;
    this.request = request;
    this.providers = providers;
  }

  /**
   * The store first: if it knows the log that is to be made, then its register does, which is read
   * afterwards. Unavailable if one of the two is.
   */
  Future<Outcome> run() {
    List<ChainArchive> stores = providers.coldStorage(request.from()).archives();
    return stores.isEmpty()
        ? refused(ArchivedLogs.noArchive(request.from()))
        : ArchivedLogs.in(stores, context.environment(), new Archives(context, providers))
            .compose(logs -> metaStore.read().compose(found -> choose(logs, found)));
  }

  private Future<Outcome> choose(List<ArchivedLog> logs, Optional<Stored> found) {
    Optional<ExistingLog> existing = found.map(stored -> new ExistingLog(context.log(), stored));
    Optional<Origin.Restored> source = existing.flatMap(ExistingLog::source);
    if (existing.isPresent() && source.isEmpty()) {
      return end(existing.get().inTheWay());
    }
    Optional<Long> origin =
        request
            .origin()
            .or(() ->
                source
                    .filter(known -> known.log().equals(request.log()))
                    .map(Origin.Restored::origin));
    return switch (ArchivedLogs.choose(logs, request.log(), origin, request.from().toString())) {
      case ArchivedLogs.Choice.None(String reason) ->
          existing.isPresent() ? end(existing.get().inTheWay()) : refused(reason);
      case ArchivedLogs.Choice.Unreadable(Diagnosis why) -> end(request.failed(why));
      case ArchivedLogs.Choice.Found(ArchivedLog.Known log) -> {
        RestorePlan plan = RestorePlan.of(log, request.to());
        yield existing.isPresent() ? end(existing.get().answer(plan)) : judge(plan);
      }
    };
  }

  private Future<Outcome> judge(RestorePlan plan) {
    Providers ofThatLog = new Providers(context, plan.largestEntry());
    Optional<String> objection = plan.objection().or(() -> objection(plan, ofThatLog));
    return objection.isPresent()
        ? refused(objection.get())
        : context.environment().completed(new Chosen(plan, ofThatLog));
  }

  private Optional<String> objection(RestorePlan plan, Providers ofThatLog) {
    for (Segment segment : plan.part().below(plan.end())) {
      Optional<String> objection = ofThatLog.objectionToCopy(request.target(segment));
      if (objection.isPresent()) {
        return objection;
      }
    }
    return ofThatLog.objection(request.begin());
  }

  private Future<Outcome> refused(String reason) {
    return end(new RestoreResult.Refused(reason));
  }

  private Future<Outcome> end(RestoreResult result) {
    return context.environment().completed(new Ended(result));
  }
}
