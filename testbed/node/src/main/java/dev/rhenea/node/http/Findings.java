package dev.rhenea.node.http;

import dev.rhenea.composition.Composition;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.virtuallog.Explanation;
import dev.rhenea.virtuallog.Explanation.Finding;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.placement.Placement;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Why a log moves, or does not, in sentences. */
final class Findings {
  private final Catalogue catalogue;

  private Findings(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What was found.
   *
   * @param placement of the registers, if they were ever moved
   */
  static JsonObject of(
      Explanation explanation, Optional<Placement> placement, Catalogue catalogue) {
    Findings findings = new Findings(catalogue);
    JsonArray list = new JsonArray();
    for (Finding finding : explanation.findings()) {
      list.add(
          new JsonObject()
              .put("finding", finding.getClass().getSimpleName())
              .put("text", findings.sentence(finding))
              .put("remedy", finding.remedy()));
    }
    placement.filter(Placement::isUnderWay).ifPresent(moving -> list.add(moving(moving)));
    return new JsonObject()
        .put("log", explanation.log())
        .put("healthy", explanation.isHealthy())
        .put("findings", list);
  }

  /** It does not stand in the way of the log. */
  private static JsonObject moving(Placement placement) {
    return new JsonObject()
        .put("finding", "MovingMetaStore")
        .put(
            "text",
            "the MetaStore is being moved from %s to %s, which is not finished"
                .formatted(
                    NodeId.joined(placement.acceptors(), ", "),
                    NodeId.joined(placement.wanted(), ", ")))
        .put(
            "remedy",
            "unless somebody is at it: rhenea acceptors " + NodeId.joined(placement.wanted(), ","));
  }

  private String sentence(Finding finding) {
    return switch (finding) {
      case Finding.Open(Segment segment, var tail) ->
          "%s is open, its tail is %s".formatted(name(segment), tail);
      case Finding.SealedWithoutSuccessor(Segment segment) ->
          name(segment) + " is sealed, and nothing is installed behind it: no append can succeed";
      case Finding.NoQuorum(Segment segment, var why) ->
          "%s has no quorum: %s".formatted(name(segment), why);
      case Finding.MetaStoreUnavailable(var why) ->
          "the MetaStore does not answer, so no switch is possible: " + why;
      case Finding.Reconfiguring(var intent) ->
          "a switch of %s to %s is under way"
              .formatted(intent.replaces(), Composition.print(intent.target(), catalogue));
      case Finding.Copying(var attempt) ->
          "a copy of %s to %s was begun by %s"
              .formatted(
                  attempt.segment(),
                  Composition.print(attempt.target(), catalogue),
                  attempt.author());
      case Finding.LeftBehind(var leftover, var why) ->
          "%s, a Loglet that is in the chain no more, is not gone from everywhere%s"
              .formatted(
                  Composition.print(leftover.created(), catalogue),
                  why.map(each -> ": " + each).orElse(""));
      case Finding.AppendsWaiting(int count, var why) ->
          "%d appends through this node wait: %s".formatted(count, why);
      case Finding.Suspects(var nodes) ->
          "these nodes of the active segment seem to have failed: " + NodeId.joined(nodes, ", ");
    };
  }

  private String name(Segment segment) {
    return segment.id() + " " + Composition.print(segment.created(), catalogue);
  }
}
