package dev.rhenea.contract;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.ColdStorage;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** A protocol whose roles and handles work in {@linkplain WatchedEnvironment watched} worlds. */
final class WatchedLoglets implements LogletProvider {
  private final LogletProvider real;
  private final Effects effects;

  WatchedLoglets(LogletProvider real, Effects effects) {
    this.real = real;
    this.effects = effects;
  }

  private Host watched(Host host) {
    return host.with(new WatchedEnvironment(host.environment(), effects));
  }

  @Override
  public Role openRole(Host host, String role) {
    Role opened = real.openRole(watched(host), role);
    return new Role() {
      @Override
      public Future<Payload> request(NodeId from, Payload message) {
        return opened
            .request(from, message)
            .map(answer -> {
              effects.record(
                  host.environment().node(),
                  host.environment().unit(),
                  "answer to " + from + ", " + WatchedEnvironment.brief(answer));
              return answer;
            });
      }

      @Override
      public void send(NodeId from, Payload message) {
        opened.send(from, message);
      }
    };
  }

  @Override
  public Future<ProtocolSpec> create(
      Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    return real.create(watched(host), id, spec, limits);
  }

  @Override
  public Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return real.open(watched(host), id, created, limits);
  }

  @Override
  public Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return real.destroy(watched(host), id, created, limits);
  }

  /** Copies are not watched: no watched run makes one. */
  @Override
  public Optional<LogletImporter> importer() {
    return real.importer();
  }

  @Override
  public ColdStorage coldStorage(Host host, ProtocolSpec spec, HandleLimits limits) {
    return real.coldStorage(host, spec, limits);
  }

  @Override
  public LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
    return real.traits(spec, catalogue);
  }

  @Override
  public Optional<ProtocolSpec> propose(
      ProtocolSpec spec,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares) {
    return real.propose(spec, catalogue, failed, spares);
  }

  @Override
  public int apiVersion() {
    return real.apiVersion();
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public String summary() {
    return real.summary();
  }

  @Override
  public String source() {
    return real.source();
  }

  @Override
  public List<Parameter> parameters() {
    return real.parameters();
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {
    real.validate(spec, catalogue);
  }
}
