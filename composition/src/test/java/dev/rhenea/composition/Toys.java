package dev.rhenea.composition;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Providers that are only described, never built: what the language needs. */
final class Toys {
  static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              new Described(
                  "native",
                  List.of(
                      Parameter.rest(
                          "logservers", new Parameter.Type.Nodes(1), "the nodes that store"),
                      Parameter.named(
                          "sequencer", new Parameter.Type.Node(), "the first", "who orders"))),
              new Described(
                  "stripe",
                  List.of(Parameter.rest("children", new Parameter.Type.Children(1), "the parts"))),
              new Described(
                  "tuned",
                  List.of(
                      new Parameter(
                          "child",
                          new Parameter.Type.Child(),
                          Parameter.Position.NEXT,
                          Optional.empty(),
                          "the part"),
                      Parameter.named(
                          "mode", new Parameter.Type.Choice(List.of("fast", "safe")), "safe", ""),
                      Parameter.named("delay", new Parameter.Type.Span(), "0s", ""),
                      Parameter.named("window", new Parameter.Type.Size(), "64KiB", ""),
                      Parameter.named("ratio", new Parameter.Type.Decimal(), "0.5", ""),
                      Parameter.named("depth", new Parameter.Type.Whole(1, 64), "8", ""),
                      Parameter.named("label", new Parameter.Type.Text(), "none", ""),
                      Parameter.named("spares", new Parameter.Type.Nodes(0), "none", ""),
                      Parameter.named("key", new Parameter.Type.File(), "none", "")))),
          List.of());

  private Toys() {}

  private record Described(String name, List<Parameter> parameters) implements LogletProvider {
    @Override
    public int apiVersion() {
      return API_VERSION;
    }

    @Override
    public String summary() {
      return "a " + name + " log";
    }

    @Override
    public String source() {
      return "nowhere";
    }

    @Override
    public void validate(ProtocolSpec spec, Catalogue catalogue) {
      if (name.equals("native") && new Arguments(spec).nodes("logservers").size() % 2 == 0) {
        throw new InvalidSpec("logservers", "an odd number of LogServers is needed");
      }
    }

    @Override
    public LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
      throw new AssertionError("never built");
    }

    @Override
    public Future<ProtocolSpec> create(
        Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
      throw new AssertionError("never built");
    }

    @Override
    public Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
      throw new AssertionError("never built");
    }

    @Override
    public Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
      throw new AssertionError("never built");
    }

    @Override
    public Optional<ProtocolSpec> propose(
        ProtocolSpec spec,
        Catalogue catalogue,
        SequencedSet<NodeId> failed,
        SequencedSet<NodeId> spares) {
      throw new AssertionError("never built");
    }

    @Override
    public Role openRole(Host host, String role) {
      throw new AssertionError("never built");
    }
  }
}
