package dev.rhenea.bench.experiment;

import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletTraits.Durability;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the nodes are while phase follows phase, by what the file says. */
final class Conditions {
  private enum Trouble {
    KILLED("is down already"),
    PAUSED("is paused already"),
    CUT("is cut off already");

    private final String words;

    Trouble(String words) {
      this.words = words;
    }
  }

  private final List<NodeId> nodes;
  private final Catalogue catalogue;
  private final Map<Trouble, Set<NodeId>> hit = new EnumMap<>(Trouble.class);
  private final Map<NodeId, String> forgetful = new LinkedHashMap<>();

  Conditions(List<NodeId> nodes, Catalogue catalogue) {
    this.nodes = nodes;
    this.catalogue = catalogue;
    for (Trouble trouble : Trouble.values()) {
      hit.put(trouble, new LinkedHashSet<>());
    }
  }

  /** From now on the log has a Loglet of that kind; older entries stay where they are. */
  void run(ProtocolSpec composition) {
    for (ProtocolSpec part : parts(composition)) {
      boolean forgets =
          catalogue
              .loglet(part.protocol())
              .filter(loglet -> loglet.traits(part, catalogue).durability() == Durability.NONE)
              .isPresent();
      if (forgets && part.children().isEmpty()) {
        part.nodes().forEach(node -> forgetful.put(node, part.protocol()));
      }
    }
  }

  private static List<ProtocolSpec> parts(ProtocolSpec composition) {
    List<ProtocolSpec> all = new ArrayList<>(List.of(composition));
    composition.children().forEach(child -> all.addAll(parts(child)));
    return all;
  }

  /** Why the step cannot be taken, if it cannot; otherwise it is. */
  Optional<String> objection(Step step) {
    return switch (step) {
      case Step.Switch(ProtocolSpec target) -> {
        run(target);
        yield Optional.empty();
      }
      case Step.Kill(List<NodeId> targets) ->
          targets.stream()
              .filter(forgetful::containsKey)
              .findFirst()
              .map(node ->
                  "%s holds entries of a %s Loglet, which no disk holds: they would be lost"
                      .formatted(node, forgetful.get(node)))
              .or(() -> begin(Trouble.KILLED, targets));
      case Step.Pause(List<NodeId> targets) -> begin(Trouble.PAUSED, targets);
      case Step.Cut(List<NodeId> targets) -> begin(Trouble.CUT, targets);
      case Step.Heal(List<NodeId> targets) -> heal(targets);
    };
  }

  private Optional<String> begin(Trouble trouble, List<NodeId> targets) {
    for (NodeId node : targets) {
      for (Trouble old : Trouble.values()) {
        boolean excluded = old == trouble || old == Trouble.KILLED || trouble == Trouble.PAUSED;
        if (excluded && set(old).contains(node)) {
          return Optional.of(node + " " + old.words + "; heal it first");
        }
      }
    }
    set(trouble).addAll(targets);
    boolean anybody =
        nodes.stream()
            .anyMatch(node -> !set(Trouble.KILLED).contains(node) && !set(trouble).contains(node));
    return anybody ? Optional.empty() : Optional.of("no node would be left");
  }

  private Optional<String> heal(List<NodeId> targets) {
    Optional<NodeId> well =
        targets.stream()
            .filter(node -> hit.values().stream().noneMatch(troubled -> troubled.contains(node)))
            .findFirst();
    hit.values().forEach(troubled -> troubled.removeAll(targets));
    return well.map(node -> "nothing is wrong with " + node + " then");
  }

  private Set<NodeId> set(Trouble trouble) {
    return hit.getOrDefault(trouble, Set.of());
  }
}
