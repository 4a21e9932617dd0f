package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.payload.Payload;
import dev.rhenea.prediction.Prediction;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Makes native Loglets: {@code native(n1, n2, n3, sequencer: n2)}. */
public final class NativeLogletProvider implements LogletProvider {
  static final String NAME = "native";

  /** Far below what a message may have, and above the default of a log with its envelope. */
  private static final int LARGEST_ENTRY = 4 << 20;

  private static final LogletTraits TRAITS =
      new LogletTraits(
          true,
          true,
          LogletTraits.Seal.STRONG,
          LARGEST_ENTRY,
          LogletTraits.Durability.FSYNC,
          true,
          LogletTraits.Intake.BOTH);

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "A sequencer orders the entries and a majority of LogServers stores them: appends"
        + " survive a minority of LogServers, seal and checkTail also the sequencer. Takes copies.";
  }

  @Override
  public String source() {
    return "Balakrishnan et al., Virtual Consensus in Delos, OSDI 2020, section 4 (NativeLoglet)";
  }

  @Override
  public List<Parameter> parameters() {
    return NativeParameters.declared();
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {
    NativeParameters.of(spec);
  }

  @Override
  public LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
    validate(spec, catalogue);
    return TRAITS;
  }

  @Override
  public Optional<Prediction> predict(ProtocolSpec spec, Catalogue catalogue) {
    return Optional.of(NativePrediction.of(NativeParameters.of(spec)));
  }

  @Override
  public Future<ProtocolSpec> create(
      Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    Call<ProtocolSpec> call = new Call<>(host.environment(), "create of " + id, limits.deadline());
    return Creation.ofOriginal(peers(host, id, spec), Pace.within(limits.deadline()), call, spec)
        .run();
  }

  @Override
  public Optional<LogletImporter> importer() {
    return Optional.of(new NativeImporter());
  }

  @Override
  public Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return new NativeLoglet(peers(host, id, created), TRAITS, limits);
  }

  @Override
  public Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    Call<Done> call = new Call<>(host.environment(), "destroy of " + id, limits.deadline());
    return new Destruction(peers(host, id, created), Pace.within(limits.deadline()), call).run();
  }

  @Override
  public Optional<ProtocolSpec> propose(
      ProtocolSpec spec,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares) {
    return Replacement.of(spec, failed, spares);
  }

  @Override
  public Role openRole(Host host, String role) {
    Environment environment = host.environment();
    return switch (role) {
      case LogServerRole.NAME -> new LogServerRole(environment);
      case SequencerRole.NAME -> new SequencerRole(environment);
      default -> throw new IllegalArgumentException("native has no role '" + role + "'");
    };
  }

  @Override
  public Optional<String> describe(String role, Payload message) {
    return Optional.of(NativeCodec.decode(message, NativeMessage.class).message().brief());
  }

  static Peers peers(Host host, LogletId id, ProtocolSpec spec) {
    return new Peers(host.environment(), id.unit(), NativeParameters.of(spec), new KnownTail());
  }
}
