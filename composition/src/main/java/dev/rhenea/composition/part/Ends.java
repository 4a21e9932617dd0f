package dev.rhenea.composition.part;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Waits for several calls, however some of them end. */
public final class Ends {
  private Ends() {}

  /**
   * Done when all are. If some are unavailable, so is this when all have ended, with what the first
   * says and the nodes that any of them misses; without nodes if one of them cannot name any, as
   * more than nodes is missing then.
   */
  public static Future<Done> all(Environment environment, List<Future<Done>> calls) {
    List<Future<Optional<Diagnosis>>> ends =
        calls.stream()
            .map(call ->
                call.map(done -> Optional.<Diagnosis>empty())
                    .recover(why -> environment.completed(Optional.of(why.diagnosis()))))
            .toList();
    return Future.all(environment, ends)
        .map(each -> each.stream().flatMap(Optional::stream).toList())
        .compose(failed ->
            failed.isEmpty() ? environment.done() : environment.unavailable(united(failed)));
  }

  private static Diagnosis united(List<Diagnosis> failed) {
    SequencedSet<NodeId> missing = new LinkedHashSet<>();
    failed.forEach(each -> missing.addAll(each.missing()));
    boolean nodesOnly = failed.stream().noneMatch(each -> each.missing().isEmpty());
    Diagnosis first = failed.getFirst();
    return new Diagnosis(
        first.operation(), nodesOnly ? List.copyOf(missing) : List.of(), first.remedy());
  }
}
