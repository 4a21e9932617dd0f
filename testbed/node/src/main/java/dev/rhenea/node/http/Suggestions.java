package dev.rhenea.node.http;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.LogletTraits.Durability;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.Status;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/** Compositions a person may want to switch a log to. */
final class Suggestions {
  /** More are no help. */
  private static final int MOST = 12;

  private final Services services;
  private final SequencedSet<String> found = new LinkedHashSet<>();

  private Suggestions(Services services) {
    this.services = services;
  }

  /** What the log runs on and ran on, newest first; then each durable protocol over all nodes. */
  static JsonObject of(Status status, Services services) {
    Suggestions suggestions = new Suggestions(services);
    for (Segment segment : status.stored().chain().segments().reversed()) {
      suggestions.found.add(Composition.print(segment.created(), services.catalogue()));
    }
    services.catalogue().loglets().forEach(suggestions::overAllNodes);
    JsonArray texts = new JsonArray();
    suggestions.found.stream().limit(MOST).forEach(texts::add);
    return new JsonObject().put("compositions", texts);
  }

  private void overAllNodes(LogletProvider protocol) {
    List<String> members =
        services.membership().members().stream().map(node -> node.name()).toList();
    String text = members.stream().collect(Collectors.joining(", ", protocol.name() + "(", ")"));
    Parsed parsed =
        Composition.parse(text, services.catalogue(), Optional.of(services.membership().members()));
    if (parsed instanceof Parsed.Accepted(ProtocolSpec spec)) {
      LogletTraits traits = protocol.traits(spec, services.catalogue());
      if (traits.canAppend() && traits.durability() != Durability.NONE) {
        found.add(Composition.print(spec, services.catalogue()));
      }
    }
  }
}
